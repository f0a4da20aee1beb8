/** Puts a stream of result events together into whole runs. */
import type { ResultEvent } from '../../harness/results.js';
import type { StoredRun } from '../stored/read.js';

export type WholeRun = Omit<StoredRun, 'file'>;

export class Runs {
  readonly list: WholeRun[] = [];

  add(event: ResultEvent): void {
    const current = this.list.at(-1);
    if (event.type === 'run') this.list.push({ run: event, cases: [], coverage: null, summary: null });
    else if (event.type === 'case') current?.cases.push(event);
    else if (event.type === 'coverage' && current !== undefined) current.coverage = event.points;
    else if (event.type === 'summary' && current !== undefined) current.summary = event;
  }
}
