/** A report that keeps whole runs in memory, for whoever compares them. */
import type { Report, ResultEvent } from '../../harness/results.js';
import type { StoredRun } from './read.js';

export class Kept implements Report {
  readonly runs: StoredRun[] = [];

  event(event: ResultEvent): void {
    const current = this.runs.at(-1);
    if (event.type === 'run')
      this.runs.push({ file: event.name ?? '', run: event, cases: [], summary: null });
    else if (event.type === 'case') current?.cases.push(event);
    else if (event.type === 'summary' && current) current.summary = event;
  }

  async close(): Promise<void> {}
}
