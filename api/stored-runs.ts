/** Stored results: read, and sent to reports. */
import { statSync } from 'node:fs';
import type { Report, ResultEvent } from '../harness/results.js';
import { eventsOf, recordsOf, runsOf, type StoredRun } from '../reports/stored/read.js';
import { linesIn } from './read-lines.js';
import { UsageError } from './usage-error.js';

/** All of it in memory, for what compares and joins. */
export function openRuns(file: string): StoredRun[] {
  return orUsageError(() => runsOf(linesIn(file), file));
}

/**
 * The records, one at a time, after all of the file was found sound: no report is begun for one that is not. What is no
 * file, as a pipe, is read once, and kept.
 */
export function soundRecords(file: string): () => Iterable<ResultEvent> {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
    const runs = openRuns(file);
    return function* () {
      for (const run of runs) yield* eventsOf(run);
    };
  }
  orUsageError(() => {
    for (const _ of recordsOf(linesIn(file), file));
  });
  return () => recordsOf(linesIn(file), file);
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

export async function replay(runs: readonly StoredRun[], reports: readonly Report[]): Promise<void> {
  await playRuns(
    (function* () {
      for (const run of runs) yield* eventsOf(run);
    })(),
    reports,
  );
}

export async function playRuns(events: Iterable<ResultEvent>, reports: readonly Report[]): Promise<void> {
  const emit = emitTo(reports);
  try {
    for (const event of events) emit(event);
  } finally {
    await closeAll(reports);
  }
}
