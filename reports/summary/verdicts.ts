/** Follows the stream of results, and gives the verdict on each run when it has ended. */
import type { Report, ResultEvent, RunRecord, SummaryRecord } from '../../harness/results.js';
import { RunTally } from './run-tally.js';
import { type Counted, exitOf, type Verdict, verdictOn } from './verdict.js';

/** A run with the verdict on it. */
export interface Ruling extends Counted {
  verdict: Verdict;
}

interface Open extends Counted {
  run: RunRecord;
}

export class Verdicts implements Report {
  /** Of the runs that have ended, in their order. */
  readonly list: Verdict[] = [];
  private open: Open | null = null;

  /** `onVerdict` is called once for each run, before anything of the next one comes. */
  constructor(private readonly onVerdict: (ruling: Ruling) => void = () => {}) {}

  event(event: ResultEvent): void {
    if (event.type === 'run') {
      this.end(null);
      this.open = { run: event, tally: new RunTally(event.level), crashes: 0, summary: null };
    } else if (event.type === 'case') this.open?.tally.add(event);
    else if (event.type === 'crash-seen-once' && this.open) this.open.crashes++;
    else if (event.type === 'summary') this.end(event);
  }

  async close(): Promise<void> {
    this.end(null);
  }

  /** The exit status of all runs together. */
  get exit(): Verdict['exit'] {
    return exitOf(this.list);
  }

  private end(summary: SummaryRecord | null): void {
    const { open } = this;
    if (open === null) return;
    this.open = null;
    const counted = { ...open, summary };
    const verdict = verdictOn(counted);
    this.list.push(verdict);
    this.onVerdict({ ...counted, verdict });
  }
}
