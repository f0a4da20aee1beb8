import { expect, test } from 'vitest';
import { caseRecord, failing, wholeRun, written } from '../test/reports/synthetic.js';
import { badgeReport } from './badge.js';

const known = failing('k', { known: true });
test.each([
  [wholeRun([caseRecord('a'), known]), '1 passed, 1 tolerated', 'brightgreen'],
  [
    [...wholeRun([caseRecord('a')]), ...wholeRun([caseRecord('a'), failing('b')])],
    '2 passed, 1 failed',
    'red',
  ],
  [wholeRun([caseRecord('a')], { listed: 2 }), '1 passed', 'yellow'],
  [[], '0 passed', 'yellow'],
])('%#', async (events, message, color) => {
  expect(JSON.parse(await written(badgeReport, events))).toEqual({
    schemaVersion: 1,
    label: 'QMP',
    message,
    color,
  });
});
