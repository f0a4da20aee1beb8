/** Known deviations that deviate as listed, by the entry that lists them. */
import type { CaseResult } from './standing.js';

export interface ExpectedGroup {
  /** `file:line`; empty where the record does not tell. */
  at: string;
  reason: string;
  cases: number;
}

export class ExpectedGroups {
  readonly #groups = new Map<string, ExpectedGroup>();

  /** Takes in a case; of one that does not deviate as listed nothing. */
  add({ outcome, known, expectation }: CaseResult): void {
    if (!known || outcome !== 'fail') return;
    const { at = '', reason = 'no reason given' } = expectation ?? {};
    const group = this.#groups.get(at) ?? { at, reason, cases: 0 };
    group.cases++;
    this.#groups.set(at, group);
  }

  /** The entry that covers the most cases first. */
  list(): ExpectedGroup[] {
    return [...this.#groups.values()].sort((a, b) => b.cases - a.cases);
  }
}
