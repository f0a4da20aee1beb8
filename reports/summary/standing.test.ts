import { expect, test } from 'vitest';
import { caseRecord, failing, runRecord } from '../../test/reports/synthetic.js';
import { standingOf, thresholdOf } from './standing.js';

test.each([
  [[], 'MUST'],
  [['--level', 'should'], 'SHOULD'],
  [['--seed', '1', '--level=may'], 'MAY'],
  [['--level'], 'MUST'],
  [['--level', 'nonsense'], 'MUST'],
])('options %j make the threshold %s', (options, level) => {
  expect(thresholdOf(runRecord({ options }))).toBe(level);
});

test('only failures down to the threshold fail the run', () => {
  const kinds = (threshold: 'MUST' | 'SHOULD' | 'MAY') =>
    (['MUST', 'SHOULD', 'MAY'] as const).map((level) => standingOf(failing('a', { level }), threshold).kind);
  expect(kinds('MUST')).toEqual(['fail', 'tolerated', 'tolerated']);
  expect(kinds('SHOULD')).toEqual(['fail', 'fail', 'tolerated']);
  expect(kinds('MAY')).toEqual(['fail', 'fail', 'fail']);
});

test('a known deviation is tolerated while it deviates, and fails the run when it passes', () => {
  expect(standingOf(failing('a', { known: true }), 'MAY').kind).toBe('tolerated');
  expect(standingOf(caseRecord('a', { known: true }), 'MUST').kind).toBe('fail');
});

test.each(['inapplicable', 'blocked', 'unreached'] as const)('%s is skipped, known or not', (outcome) => {
  for (const known of [true, false]) {
    expect(standingOf(caseRecord('a', { outcome, known, reason: 'r' }), 'MAY')).toEqual({
      kind: 'skipped',
      why: `${outcome}: r`,
    });
  }
});
