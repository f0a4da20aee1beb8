/** The verdict as one more test, for formats that know of tests only. */
import { outdatedOf } from './outdated.js';
import type { Ruling } from './verdicts.js';

/**
 * What the test fails with; null where none is needed: the run is as expected, or one of its cases says that it is not.
 */
export function verdictPoint({ verdict, tally, summary }: Ruling): string | null {
  const said = tally.failed + tally.stale > 0;
  const outdated = outdatedOf(summary).map(({ message }) => message);
  return verdict.exit === 0 || (said && outdated.length === 0)
    ? null
    : [verdict.sentence, ...outdated].join(' ');
}

/** Its name, where a case has its id. */
export const VERDICT_POINT = 'verdict';
