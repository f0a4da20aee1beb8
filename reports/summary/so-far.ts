import type { CaseRecord, CrashRecord, RunRecord } from '../../harness/results.js';
import { excerpt } from '../text/visible.js';
import { FailureGroups } from './groups.js';
import type { CaseResult } from './standing.js';

const LONGEST_REASON = 1000;

/** What is kept of a run while it goes on: of most cases only how they ended. */
export class RunSoFar {
  readonly results: CaseResult[] = [];
  readonly crashes: CrashRecord[] = [];
  /** Known deviations are not among them. */
  readonly failures = new FailureGroups();

  constructor(readonly run: RunRecord) {}

  add(record: CaseRecord): void {
    const { id, level, outcome, known, reason, expectation } = record;
    const why = reason === undefined ? {} : { reason: excerpt(reason, LONGEST_REASON) };
    const listed = expectation === undefined ? {} : { expectation };
    this.results.push({ id, level, outcome, known, ...why, ...listed });
    if (!known) this.failures.add(record);
  }
}
