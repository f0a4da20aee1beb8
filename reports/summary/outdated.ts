/** Entries of the known deviations that are out of date: they fail the run. */
import type { ExpectationProblem, SummaryRecord } from '../../harness/results.js';

/** Those of a run; none where it ended before its summary. */
export function outdatedOf(summary: Pick<SummaryRecord, 'expectations'> | null): ExpectationProblem[] {
  return summary?.expectations ?? [];
}
