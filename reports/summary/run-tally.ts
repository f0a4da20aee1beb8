/** A run counted as its cases come, by what a verdict goes by. */
import type { CaseRecord, Counts } from '../../harness/results.js';
import type { Level } from '../../suites/case.js';
import { count, plural } from '../text/numbers.js';
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

  /** Cases that were tried, by the machine: the user's as named, the same with more, another one. */
  readonly machines = { named: 0, extended: 0, other: 0 };

  constructor(readonly level: Level) {}

  add(record: CaseResult & Pick<CaseRecord, 'machine'>): void {
    countOutcome(this.counts, record);
    const { machine, outcome } = record;
    if (outcome === 'pass' || outcome === 'fail')
      this.machines[machine === undefined ? 'named' : machine.own ? 'extended' : 'other']++;
    const { kind } = standingOf(record, this.level);
    if (kind === 'tolerated') this.tolerated++;
    if (kind === 'fail') this[record.outcome === 'pass' ? 'stale' : 'failed']++;
  }
}

/** On which machines the cases were tried, in a sentence. */
export function machinesText({ named, extended, other }: RunTally['machines']): string {
  return `${plural(named, 'case')} on the machine that was named, ${count(extended)} on it with what the case adds, ${count(other)} on another one.`;
}
