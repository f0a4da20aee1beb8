/** A run counted as its cases come, by what a verdict goes by. */
import type { Counts } from '../../harness/results.js';
import type { Level } from '../../suites/case.js';
import { type CaseResult, standingOf } from './standing.js';
import { countOutcome, noCounts } from './tally.js';

export class RunTally {
  readonly counts: Counts = noCounts();
  /** Cases that fail the run. */
  failed = 0;
  /** Known deviations that pass and must be taken off their list. */
  stale = 0;
  /** Failures that do not fail the run. */
  tolerated = 0;

  constructor(readonly level: Level) {}

  add(record: CaseResult): void {
    countOutcome(this.counts, record);
    const { kind } = standingOf(record, this.level);
    if (kind === 'tolerated') this.tolerated++;
    if (kind === 'fail') this[record.outcome === 'pass' ? 'stale' : 'failed']++;
  }
}
