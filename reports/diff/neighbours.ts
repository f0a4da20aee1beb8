/** Which runs of a matrix are compared. */
import type { KeptRun } from '../stored/kept.js';

/** Each run with the one before it of the same program. */
export function neighbours(runs: readonly KeptRun[]): [KeptRun, KeptRun][] {
  return runs.flatMap((after, index) => {
    const same = runs.slice(0, index).filter(({ run }) => run.target.kind === after.run.target.kind);
    const before = same.filter(({ run }) => run.unstarted === undefined).at(-1);
    return before === undefined || after.run.unstarted !== undefined
      ? []
      : [[before, after] as [KeptRun, KeptRun]];
  });
}
