/** A report that keeps whole runs in memory, for whoever compares them. */
import type { Report, ResultEvent } from '../../harness/results.js';
import { keep, type StoredRun } from './read.js';

export class Kept implements Report {
  readonly runs: StoredRun[] = [];

  event(event: ResultEvent): void {
    keep(event, this.runs, '');
  }

  async close(): Promise<void> {}
}
