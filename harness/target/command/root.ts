/** The directory that a target is chrooted into. */
import { realpathSync, statSync } from 'node:fs';
import { TargetError } from '../error.js';

/** Its real path, since socket paths are made of it; null for the machine's own root. Throws TargetError. */
export function rootDirectory(directory: string): string | null {
  if (process.getuid?.() !== 0) {
    throw new TargetError(
      'unusable',
      'Only root may start a target below another root directory; run as root, or leave out --root.',
    );
  }
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
    throw new TargetError(
      'unusable',
      `The target's root ${directory} is no directory; name one with --root.`,
    );
  }
  const path = realpathSync(directory);
  return path === '/' ? null : path;
}
