/** Which runs of two results are compared, and the changes for programs. */
import type { StoredRun } from '../stored/read.js';
import type { Comparison } from './compare.js';

/** For programs: each change, and each crash that was seen once. */
export function diffRecords({ before, after, entities, cases }: Comparison): object[] {
  return [
    ...(entities ?? []).map((change) => ({ type: 'entity', ...change })),
    ...cases.map((change) => ({ type: 'case', ...change })),
    ...before.crashes.map((crash) => ({ ...crash, run: 'before' })),
    ...after.crashes.map((crash) => ({ ...crash, run: 'after' })),
  ];
}

/** Runs of the same program; where each file has one run, these, whatever their programs. */
export function pairsOf(before: StoredRun[], after: StoredRun[]): [StoredRun, StoredRun][] {
  const [a, b] = [before[0], after[0]];
  if (before.length === 1 && after.length === 1 && a && b) return [[a, b]];
  return before.flatMap((old) => {
    const same = after.find(({ run }) => run.target.kind === old.run.target.kind);
    return same === undefined ? [] : [[old, same] as [StoredRun, StoredRun]];
  });
}
