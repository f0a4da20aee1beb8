/** The directory that a target is chrooted into. */
import { realpathSync, statSync } from 'node:fs';
import { TargetError } from '../error.js';

/** Its real path, since that is what socket paths are made of. Throws TargetError when it cannot be one. */
export function rootDirectory(directory: string): string {
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
    throw new TargetError(
      'unusable',
      `The target's root ${directory} is no directory; name one with --root.`,
    );
  }
  if (process.getuid?.() !== 0) {
    throw new TargetError(
      'unusable',
      'Only root may start a target below another root directory; run as root, or leave out --root.',
    );
  }
  return realpathSync(directory);
}
