import { expect, test } from 'vitest';
import type { CaseRecord } from '../../harness/results.js';
import type { Outcome } from '../../suites/case.js';
import { caseRecord } from '../../test/reports/synthetic.js';
import { Reasons } from './reasons.js';

function groupReasons(records: readonly CaseRecord[], outcome: Outcome) {
  const reasons = new Reasons();
  for (const record of records) reasons.add(record);
  return reasons.list(outcome);
}

test('reasons of one outcome by shape, the most frequent first', () => {
  const blocked = (id: string, reason?: string) =>
    caseRecord(id, { outcome: 'blocked', ...(reason === undefined ? {} : { reason }) });
  expect(
    groupReasons(
      [
        blocked('a/1', 'no KVM'),
        blocked('a/2', "the server has no command 'x'"),
        blocked('a/3', "the server has no command 'y'"),
        blocked('a/4'),
        caseRecord('a/5', { outcome: 'inapplicable', reason: 'no KVM' }),
      ],
      'blocked',
    ),
  ).toEqual([
    { outcome: 'blocked', reason: "the server has no command 'x'", cases: 2, varies: true },
    { outcome: 'blocked', reason: 'no KVM', cases: 1, varies: false },
    { outcome: 'blocked', reason: 'no reason given', cases: 1, varies: false },
  ]);
});

test('the same words are the same reason, even where an id has one of them', () => {
  const ids = ['protocol/a', 'protocol/sessions/b'];
  const records = ids.map((id) => caseRecord(id, { outcome: 'blocked', reason: 'needs 2 sessions' }));
  expect(groupReasons(records, 'blocked')).toMatchObject([{ cases: 2, varies: false }]);
});
