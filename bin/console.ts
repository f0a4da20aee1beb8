/** The console, besides the reports that were asked for. */
import { terminalOf } from '../reports/console/terminal.js';
import { consoleReport } from '../reports/console.js';
import type { OpenReports } from '../reports/index.js';

/** It uses standard error if a report writes to standard output. */
export function withConsole({ reports, usesStdout }: OpenReports): OpenReports['reports'] {
  return [...reports, consoleReport(terminalOf(usesStdout ? process.stderr : process.stdout, process.env))];
}
