/** Which runs of two results are compared, and the changes for programs. */
import type { KeptRun } from '../stored/kept.js';
import type { Comparison } from './compare.js';

/** For programs: each change, and each crash that was seen once. */
export function* diffRecords({ before, after, entities, cases }: Comparison): Iterable<object> {
  for (const change of entities ?? []) yield { type: 'entity', ...change };
  for (const change of cases) yield { type: 'case', ...change };
  for (const crash of before.crashes) yield { ...crash, run: 'before' };
  for (const crash of after.crashes) yield { ...crash, run: 'after' };
}

/** Runs of the same program; where each file has one run, these, whatever their programs. */
export function pairsOf(before: KeptRun[], after: KeptRun[]): [KeptRun, KeptRun][] {
  const [a, b] = [before[0], after[0]];
  if (before.length === 1 && after.length === 1 && a && b) return [[a, b]];
  return before.flatMap((old) => {
    const same = after.find(({ run }) => run.target.kind === old.run.target.kind);
    return same === undefined ? [] : [[old, same] as [KeptRun, KeptRun]];
  });
}
