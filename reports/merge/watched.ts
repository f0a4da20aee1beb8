/**
 * A case that all traffic decides runs in every shard. In one run of everything it would have seen what all shards
 * saw: a violation anywhere makes it fail, one that did not come again leaves it open, and being seen once is enough.
 */
import type { CaseRecord } from '../../harness/results.js';

type Weighed = Pick<CaseRecord, 'outcome' | 'confirmed'>;

/** What outweighs what, the weightiest first. */
const WEIGHT: ((record: Weighed) => boolean)[] = [
  ({ outcome }) => outcome === 'fail',
  // Seen, and not again: whether it is a fault stays open.
  ({ outcome, confirmed }) => outcome === 'blocked' && confirmed === false,
  // The rest of that shard might have shown a violation.
  ({ outcome }) => outcome === 'unreached',
  ({ outcome }) => outcome === 'pass',
  ({ outcome }) => outcome === 'blocked',
];

/** One record out of one from each shard. */
export function mergeWatched<C extends Weighed>(records: readonly C[]): C {
  for (const weighs of WEIGHT) {
    const record = records.find(weighs);
    if (record !== undefined) return record;
  }
  return records[0] as C;
}
