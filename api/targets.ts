import { readFileSync } from 'node:fs';
import { readTargets, type TargetEntry } from '../harness/matrix/targets.js';
import { UsageError } from './usage-error.js';

/** A file of targets. Throws UsageError in a sentence. */
export function openTargets(file: string): TargetEntry[] {
  try {
    return readTargets(readFileSync(file, 'utf8'), file);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
