/** Known deviations that deviate as listed, by the entry that lists them. */
import type { CaseResult } from './standing.js';

export interface ExpectedGroup {
  /** `file:line`; empty where the record does not tell. */
  at: string;
  reason: string;
  cases: number;
}

/** The entry that covers the most cases first. */
export function groupExpected(records: Iterable<CaseResult>): ExpectedGroup[] {
  const groups = new Map<string, ExpectedGroup>();
  for (const { outcome, known, expectation } of records) {
    if (!known || outcome !== 'fail') continue;
    const { at = '', reason = 'no reason given' } = expectation ?? {};
    const group = groups.get(at) ?? { at, reason, cases: 0 };
    group.cases++;
    groups.set(at, group);
  }
  return [...groups.values()].sort((a, b) => b.cases - a.cases);
}
