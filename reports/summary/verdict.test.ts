import { expect, test } from 'vitest';
import type { CaseRecord, ExpectationProblem, RunRecord } from '../../harness/results.js';
import { caseRecord, crashRecord, failing, runRecord } from '../../test/reports/synthetic.js';
import { exitOf, type Judged, type Verdict, verdictOf } from './verdict.js';

type Problem = ExpectationProblem['problem'];

/** What is not said is ordinary: level MUST, no entry of the known deviations, everything listed has a record. */
interface Situation {
  cases?: CaseRecord[];
  run?: Partial<RunRecord>;
  problems?: Problem[];
  /** Cut off: there is no summary. */
  cut?: true;
  crashes?: number;
}

function judged({ cases = [], run = {}, problems, cut, crashes = 0 }: Situation): Judged {
  const expectations = problems?.map((problem) => ({
    at: 'f:1',
    case: 'x',
    problem,
    message: 'f:1: it is.',
  }));
  return {
    run: runRecord({ listed: cases.length, ...run }),
    results: cases,
    crashes: Array.from({ length: crashes }, () => crashRecord()),
    summary: cut ? null : { ...(expectations ? { expectations } : {}) },
  };
}

const PASS = caseRecord('a');
const NOT_TRIED = caseRecord('b', { outcome: 'blocked' });
const SHARD = { shard: { index: 2, of: 3 } };
const listed = (level: CaseRecord['level']) => caseRecord('b', { known: true, level });

test.each<[Verdict['status'], Verdict['exit'], string, Situation]>([
  ['pass', 0, 'no unexpected failures; 1 of 1 case passed', { cases: [PASS] }],
  ['pass', 0, 'no unexpected failures; 1 of 2 cases passed', { cases: [PASS, NOT_TRIED] }],
  ['pass', 0, 'no unexpected failures; 1 of 1 case passed; 1 crash seen once', { cases: [PASS], crashes: 1 }],
  [
    'pass',
    0,
    'no unexpected failures; 1 of 1 case passed; 2 crashes seen once',
    { cases: [PASS], crashes: 2 },
  ],
  // Levels.
  ['fail', 1, '1 case failed; 1 of 2 cases passed', { cases: [PASS, failing('b')] }],
  [
    'pass',
    0,
    'no unexpected failures; 1 of 2 cases passed, 1 failure tolerated',
    { cases: [PASS, failing('b', { level: 'SHOULD' })] },
  ],
  [
    'fail',
    1,
    '1 case failed; 1 of 2 cases passed',
    { cases: [PASS, failing('b', { level: 'SHOULD' })], run: { level: 'SHOULD' } },
  ],
  [
    'fail',
    1,
    '2 cases failed; 0 of 3 cases passed, 1 failure tolerated',
    {
      cases: [failing('a'), failing('b', { level: 'SHOULD' }), failing('c', { level: 'MAY' })],
      run: { level: 'SHOULD' },
    },
  ],
  [
    'fail',
    1,
    '1 case failed; 0 of 1 case passed',
    { cases: [failing('a', { level: 'MAY' })], run: { level: 'MAY' } },
  ],
  // Something was tried where all that was tried failed as expected.
  [
    'pass',
    0,
    'no unexpected failures; 0 of 1 case passed, 1 failure tolerated',
    { cases: [failing('a', { level: 'MAY' })] },
  ],
  // Known deviations.
  [
    'pass',
    0,
    'no unexpected failures; 1 of 2 cases passed, 1 failure tolerated',
    { cases: [PASS, failing('b', { known: true })] },
  ],
  [
    'pass',
    0,
    'no unexpected failures; 0 of 1 case passed, 1 failure tolerated',
    { cases: [failing('b', { known: true, level: 'MAY' })] },
  ],
  [
    'fail',
    1,
    '1 known deviation passed and must be taken off the list; 1 of 1 case passed',
    { cases: [listed('MUST')] },
  ],
  [
    'fail',
    1,
    '1 known deviation passed and must be taken off the list; 1 of 1 case passed',
    { cases: [listed('SHOULD')] },
  ],
  ['pass', 0, 'no unexpected failures; 1 of 1 case passed', { cases: [listed('MAY')] }],
  [
    'fail',
    1,
    '1 known deviation passed and must be taken off the list; 1 of 1 case passed',
    { cases: [listed('MAY')], run: { level: 'MAY' } },
  ],
  [
    'fail',
    1,
    '1 case failed, 1 known deviation passed and must be taken off the list; 1 of 2 cases passed',
    { cases: [failing('a'), listed('MUST')] },
  ],
  // Entries of their list.
  [
    'fail',
    1,
    '2 entries of the known deviations out of date; 1 of 1 case passed',
    { cases: [PASS], problems: ['expired', 'matches-nothing'] },
  ],
  [
    'fail',
    1,
    '1 entry of the known deviations out of date; 0 of 1 case passed',
    { cases: [NOT_TRIED], problems: ['expired'] },
  ],
  // The end.
  [
    'incomplete',
    3,
    'the run ended early, 1 case without a result; 1 of 2 cases passed',
    { cases: [PASS, caseRecord('b', { outcome: 'unreached' })] },
  ],
  [
    'incomplete',
    3,
    'the run ended early, 2 cases without a result; 1 of 3 cases passed',
    { cases: [PASS], run: { listed: 3 } },
  ],
  [
    'incomplete',
    3,
    'the run ended early, 0 cases without a result; 1 of 1 case passed; 1 crash seen once',
    { cases: [PASS], cut: true, crashes: 1 },
  ],
  [
    'fail',
    1,
    '1 case failed; the run ended early, 1 case without a result; 0 of 2 cases passed',
    { cases: [failing('a'), caseRecord('b', { outcome: 'unreached' })] },
  ],
  // Nothing tried.
  ['untested', 3, 'none of 1 case could be tried', { cases: [NOT_TRIED] }],
  [
    'untested',
    3,
    'none of 1 case could be tried; 1 crash seen once',
    { cases: [caseRecord('b', { outcome: 'inapplicable' })], crashes: 1 },
  ],
  [
    'undecided',
    0,
    'none of 1 case could be tried in shard 2 of 3; merge decides over all shards',
    { cases: [NOT_TRIED], run: SHARD },
  ],
  [
    'undecided',
    0,
    'none of 0 cases could be tried in shard 2 of 3; merge decides over all shards',
    { run: SHARD },
  ],
  [
    'incomplete',
    3,
    'the run ended early, 1 case without a result; 0 of 1 case passed',
    { run: { ...SHARD, listed: 1 } },
  ],
  ['fail', 1, '1 case failed; 0 of 1 case passed', { cases: [failing('a')], run: SHARD }],
])('%s, exit status %i: %s', (status, exit, words, situation) => {
  const sentence = `qemu-system-x86_64 7.2.22: ${words}.`;
  expect(verdictOf(judged(situation))).toEqual({ status, exit, sentence });
});

test('a target that did not start says why, on one harmless line', () => {
  const { status, exit, sentence } = verdictOf(
    judged({ run: { unstarted: 'there is no\u001b[2J such program.' } }),
  );
  expect([status, exit]).toEqual(['untested', 3]);
  expect(sentence).toBe('qemu-system-x86_64 7.2.22: there is no\\u001b[2J such program.');
});

test('several runs end with the gravest of their statuses', () => {
  const [pass, fail, untested] = [{ cases: [PASS] }, { cases: [failing('a')] }, { cases: [NOT_TRIED] }].map(
    (each) => verdictOf(judged(each)),
  ) as [Verdict, Verdict, Verdict];
  expect([[], [pass], [fail, pass], [fail, untested, pass]].map(exitOf)).toEqual([0, 0, 1, 3]);
});
