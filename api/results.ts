/** Stored results as programs read them: with the verdict that every command and report gives on them. */
import type { CaseRecord, CrashRecord, RunRecord, SummaryRecord } from '../harness/results.js';
import { runsOf, type StoredRun } from '../reports/stored/read.js';
import { type Verdict, verdictOf } from '../reports/summary/verdict.js';
import { linesIn } from './read-lines.js';
import { UsageError } from './usage-error.js';

export interface StoredResult {
  run: RunRecord;
  cases: CaseRecord[];
  /** Deaths and hangs of the target that did not come again. */
  crashes: CrashRecord[];
  /** Null when the run was cut off. */
  summary: SummaryRecord | null;
  verdict: Verdict;
}

/** The runs of a file that `--report json=FILE` has written. Throws UsageError where it is none. */
export function readResults(file: string): StoredResult[] {
  let runs: StoredRun[];
  try {
    runs = runsOf(linesIn(file), file);
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError((error as Error).message);
  }
  return runs.map(({ run, cases, crashes, summary }) => ({
    ...{ run, cases, crashes, summary },
    verdict: verdictOf({ run, results: cases, crashes, summary }),
  }));
}
