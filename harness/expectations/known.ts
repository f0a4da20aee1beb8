/** The known deviations that a run goes by: which cases they cover, and which entries are out of date. */
import type { ExpectationProblem } from '../results.js';
import { fits, type TargetIdentity } from './condition.js';
import type { Expectation } from './file.js';

export interface KnownDeviations {
  /** The entry that covers a case; the first of several. */
  of(id: string): Expectation | null;
  /** Entries that are about this target. */
  applicable: readonly Expectation[];
  problems: readonly ExpectationProblem[];
}

/**
 * `ids`: every case there is for the target, whatever the selection, so that `--grep` and `--shard` make no entry
 * look out of date. `today`: ISO date.
 */
export function knownDeviations(
  expectations: readonly Expectation[],
  target: TargetIdentity,
  ids: readonly string[],
  today: string,
): KnownDeviations {
  const applicable = expectations.filter((each) => fits(each.target, target));
  return {
    applicable,
    of: (id) => applicable.find(({ pattern }) => pattern.test(id)) ?? null,
    problems: applicable.flatMap((each) => problemOf(each, ids, today) ?? []),
  };
}

function problemOf(
  { at, case: pattern, expires, pattern: matcher }: Expectation,
  ids: readonly string[],
  today: string,
): ExpectationProblem | null {
  if (!ids.some((id) => matcher.test(id))) {
    const message = `${at}: no case of this target matches ${pattern}: correct the entry or take it out.`;
    return { at, case: pattern, problem: 'matches-nothing', message };
  }
  if (expires !== undefined && expires < today) {
    const message = `${at}: the entry for ${pattern} expired on ${expires}: mend what it tolerates, or set a later date.`;
    return { at, case: pattern, problem: 'expired', message };
  }
  return null;
}
