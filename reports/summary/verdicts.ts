/** Follows the stream of results, and gives the verdict on each run when it has ended. */
import type { Report, ResultEvent, RunRecord, SummaryRecord } from '../../harness/results.js';
import type { CaseResult } from './standing.js';
import { exitOf, type Judged, type Verdict, verdictOf } from './verdict.js';

/** A run with the verdict on it. */
export interface Ruling extends Judged {
  verdict: Verdict;
}

interface Open extends Judged {
  run: RunRecord;
  results: CaseResult[];
  crashes: Judged['crashes'][number][];
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
      this.open = { run: event, results: [], crashes: [], summary: null };
    } else if (event.type === 'case') {
      const { id, level, outcome, known } = event;
      this.open?.results.push({ id, level, outcome, known });
    } else if (event.type === 'crash-seen-once') this.open?.crashes.push(event);
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
    const judged = { ...open, summary };
    const verdict = verdictOf(judged);
    this.list.push(verdict);
    this.onVerdict({ ...judged, verdict });
  }
}
