/** Stored results as commands read them and show them. */
import { readText } from '../api/read-text.js';
import type { Report, ResultEvent } from '../harness/results.js';
import { terminalOf } from '../reports/console/terminal.js';
import { consoleReport } from '../reports/console.js';
import type { OpenReports } from '../reports/index.js';
import { eventsOf, readRuns, type StoredRun } from '../reports/stored/read.js';
import { UsageError } from './exit.js';

export function openRuns(file: string): StoredRun[] {
  const text = readText(file);
  try {
    return readRuns(text, file);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** As a shell tells that Ctrl-C ended a program. */
export const INTERRUPTED = 130;

/** The console besides the reports that were asked for; it makes way where one of them writes to standard output. */
export function withConsole({ reports, usesStdout }: OpenReports): Report[] {
  return [...reports, consoleReport(terminalOf(usesStdout ? process.stderr : process.stdout, process.env))];
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
  const emit = emitTo(reports);
  try {
    for (const run of runs) for (const event of eventsOf(run)) emit(event);
  } finally {
    await closeAll(reports);
  }
}
