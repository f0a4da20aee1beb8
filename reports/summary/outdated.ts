/** Entries of the known deviations that are out of date. */
import type { ExpectationProblem, SummaryRecord } from '../../harness/results.js';

type Problems = Pick<SummaryRecord, 'expectations'> | null;

const REMARKS: readonly ExpectationProblem['problem'][] = ['renamed', 'withdrawn'];

/** Those that fail the run. */
export function outdatedOf(summary: Problems): ExpectationProblem[] {
  return (summary?.expectations ?? []).filter(({ problem }) => !REMARKS.includes(problem));
}

/** Those that only need to be rewritten: qmpspec has changed, and says to what. */
export function remarksOf(summary: Problems): ExpectationProblem[] {
  return (summary?.expectations ?? []).filter(({ problem }) => REMARKS.includes(problem));
}
