import { expect, test } from 'vitest';
import type { CaseRecord } from '../../harness/results.js';
import { caseRecord, failing, runRecord, summaryRecord } from '../../test/reports/synthetic.js';
import { verdictOf } from './verdict.js';

function verdict(cases: CaseRecord[], listed = cases.length, ended = true) {
  return verdictOf(runRecord({ listed }), cases, ended ? summaryRecord(cases) : null);
}

const Q = 'qemu-system-x86_64 7.2.22: ';

test.each([
  ['pass', [caseRecord('a')], `${Q}nothing failed that should not; 1 of 1 case passed.`],
  [
    'pass',
    [caseRecord('a'), failing('b', { known: true }), caseRecord('c', { outcome: 'blocked' })],
    `${Q}nothing failed that should not; 1 of 3 cases passed, 1 failure tolerated.`,
  ],
  [
    'fail',
    [caseRecord('a'), failing('b'), failing('c', { level: 'MAY' })],
    `${Q}1 case failed; 1 of 3 cases passed, 1 failure tolerated.`,
  ],
  [
    'fail',
    [caseRecord('a', { known: true }), failing('b')],
    `${Q}1 case failed, 1 known deviation passed and must be taken off the list; 1 of 2 cases passed.`,
  ],
  [
    'incomplete',
    [caseRecord('a'), caseRecord('b', { outcome: 'unreached' })],
    `${Q}the run ended early, 1 case without a result; 1 of 2 cases passed.`,
  ],
  ['untested', [caseRecord('a', { outcome: 'blocked' })], `${Q}none of 1 case could be tried.`],
] as const)('%s: %#', (status, cases, sentence) => {
  expect(verdict([...cases])).toEqual({ status, sentence });
});

test('cases without a result or a missing summary make it incomplete', () => {
  expect(verdict([caseRecord('a')], 3)).toMatchObject({ status: 'incomplete' });
  expect(verdict([caseRecord('a')], 1, false)).toMatchObject({ status: 'incomplete' });
});
