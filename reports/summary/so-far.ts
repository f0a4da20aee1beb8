import type { CaseRecord, CrashRecord, RunRecord, SummaryRecord } from '../../harness/results.js';
import { Aside } from '../spool.js';
import { excerpt } from '../text/visible.js';
import { ExpectedGroups } from './expected.js';
import { FailureGroups } from './groups.js';
import { Reasons } from './reasons.js';
import { RunTally } from './run-tally.js';
import { standingOf } from './standing.js';
import { countInArea, type OutcomeCounts } from './tally.js';
import { type Verdict, verdictOn } from './verdict.js';

const LONGEST_REASON = 1000;

/** What is kept of a run while it goes on: of most cases only that they are counted. */
export class RunSoFar {
  readonly tally: RunTally;
  /** In the order in which the areas first appear. */
  readonly areas = new Map<string, OutcomeCounts>();
  readonly reasons = new Reasons();
  readonly expected = new ExpectedGroups();
  /** Known deviations that pass and must be taken off the list. */
  readonly stale: string[] = [];
  readonly crashes = new Aside<CrashRecord>();
  /** Known deviations are not among them. */
  readonly failures = new FailureGroups();

  constructor(readonly run: RunRecord) {
    this.tally = new RunTally(run.level);
  }

  add(record: CaseRecord): void {
    const { id, outcome, known, reason } = record;
    this.tally.add(record);
    countInArea(this.areas, record);
    this.reasons.add({
      id,
      outcome,
      ...(reason === undefined ? {} : { reason: excerpt(reason, LONGEST_REASON) }),
    });
    this.expected.add(record);
    if (outcome === 'pass' && standingOf(record, this.run.level).kind === 'fail') this.stale.push(id);
    if (!known) this.failures.add(record);
  }

  /** `summary`: null when the run was cut off. */
  verdict(summary: SummaryRecord | null): Verdict {
    return verdictOn({ run: this.run, tally: this.tally, crashes: this.crashes.length, summary });
  }
}
