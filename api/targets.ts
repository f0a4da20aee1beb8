import { readTargets, type TargetEntry } from '../harness/matrix/targets.js';
import { readText } from './read-text.js';
import { UsageError } from './usage-error.js';

/** A file of targets. Throws UsageError in a sentence. */
export function openTargets(file: string): TargetEntry[] {
  const text = readText(file);
  try {
    return readTargets(text, file);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
