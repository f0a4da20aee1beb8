/** Stored results: read, and sent to reports. */
import { statSync } from 'node:fs';
import { type CaseRecord, type Report, type ResultEvent, STORED } from '../harness/results.js';
import type { Mergeable } from '../reports/merge/merge.js';
import { Aside } from '../reports/spool.js';
import { Kept, type KeptRun } from '../reports/stored/kept.js';
import { eventsOf, keep, recordsOf, type StoredRun } from '../reports/stored/read.js';
import { linesIn } from './read-lines.js';
import { UsageError } from './usage-error.js';

/** What comparing needs of the runs of a file. */
export function openRuns(file: string): KeptRun[] {
  return orUsageError(() => {
    const kept = new Kept();
    for (const record of recordsOf(linesIn(file), file)) kept.event(record);
    return kept.runs;
  });
}

/** What a run has touched of its target's schema, by run; null where it was cut off. */
export function openCoverage(file: string): Pick<StoredRun, 'run' | 'coverage'>[] {
  return orUsageError(() => {
    const runs: StoredRun<null>[] = [];
    for (const record of recordsOf(linesIn(file), file)) {
      if (record.type === 'run' || record.type === 'coverage') keep(record, runs, file, () => null);
    }
    return runs;
  });
}

/** A case that lies aside. */
export interface PlacedCase extends Mergeable {
  place: number;
}

export class StoredCases {
  readonly #records = new Aside<CaseRecord>();

  /** The runs of a file, for joining them. */
  open(file: string): StoredRun<PlacedCase>[] {
    return orUsageError(() => {
      const runs: StoredRun<PlacedCase>[] = [];
      for (const record of recordsOf(linesIn(file), file))
        keep(record, runs, file, (each) => this.#add(each));
      return runs;
    });
  }

  #add(record: CaseRecord): PlacedCase {
    const { id, level, outcome, known, confirmed } = record;
    this.#records.push(record);
    const own = confirmed === undefined ? {} : { confirmed };
    return { id, level, outcome, known, ...own, place: this.#records.length - 1 };
  }

  *eventsOf(runs: readonly StoredRun<PlacedCase>[]): Iterable<ResultEvent> {
    for (const run of runs) yield* eventsOf(run, ({ place }) => this.#records.at(place));
  }
}

/**
 * The records, one at a time, after all of the file was found sound: no report is begun for one that is not. What is no
 * file, as a pipe, is read once, and kept aside.
 */
export function soundRecords(file: string): () => Iterable<ResultEvent> {
  const isFile = statSync(file, { throwIfNoEntry: false })?.isFile() === true;
  const aside = new Aside<ResultEvent>();
  orUsageError(() => {
    for (const record of recordsOf(linesIn(file), file)) if (!isFile) aside.push(record);
  });
  return () => (isFile ? recordsOf(linesIn(file), file) : storedOf(aside));
}

function* storedOf(records: Iterable<ResultEvent>): Iterable<ResultEvent> {
  for (const record of records) yield record.type === 'run' ? { ...record, [STORED]: true } : record;
}

function orUsageError<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError((error as Error).message);
  }
}

export function emitTo(reports: readonly Report[]): (event: ResultEvent) => void {
  return (event) => {
    for (const report of reports) report.event(event);
  };
}

/** Every report is completed, also where another one cannot be. */
export async function closeAll(reports: readonly Report[]): Promise<void> {
  const results = await Promise.allSettled(reports.map((report) => report.close()));
  const failure = results.find((r) => r.status === 'rejected');
  if (failure) throw failure.reason;
}

export async function playRuns(events: Iterable<ResultEvent>, reports: readonly Report[]): Promise<void> {
  const emit = emitTo(reports);
  try {
    for (const event of events) emit(event);
  } finally {
    await closeAll(reports);
  }
}
