/** The command line that runs cases of a run again. */
import type { RunRecord } from '../../harness/results.js';
import { shellLine } from '../text/shell.js';
import { patternOf } from './pattern.js';

/** What of a run repeats it. */
export type Repeatable = Pick<RunRecord, 'options' | 'seed'> & {
  target: Pick<RunRecord['target'], 'command' | 'address' | 'root'>;
  /** It is of stored results: whoever wrote them must not have anything run that the reader does not look at. */
  recorded?: boolean;
};

function gives(options: readonly string[], name: string): boolean {
  return options.some((word) => word === name || word.startsWith(`${name}=`));
}

/** So many cases are named one by one. */
const NAMED = 20;

/** The cases, or one pattern for many of them, which may select others, too. */
function few(ids: readonly string[]): readonly string[] {
  const pattern = ids.length > NAMED ? patternOf(ids) : null;
  return pattern === null ? ids : [pattern];
}

/**
 * `qmpspec run --grep PATTERN … -- command`, quoted for a shell. The documents are among the run's options where
 * they were chosen, and chosen again by the target where they were not. `also`: cases in whose traffic it was seen.
 */
export function repeatLine(run: Repeatable, pattern: string, also: readonly string[] = []): string {
  const { target, options, seed, recorded = false } = run;
  // First of all: nothing that comes after it undoes it.
  const guard = recorded ? ['--recorded'] : [];
  const words = [
    'qmpspec',
    'run',
    ...guard,
    ...[pattern, ...few(also)].flatMap((one) => ['--grep', one]),
    ...options,
  ];
  if (target.address !== undefined && !gives(options, '--connect')) words.push('--connect', target.address);
  if (target.root !== undefined && !gives(options, '--root')) words.push('--root', target.root);
  // Seed 0 shuffles nothing.
  if (seed !== 0 && !gives(options, '--seed')) words.push('--seed', String(seed));
  if (target.command.length > 0) words.push('--', ...target.command);
  return shellLine(words);
}
