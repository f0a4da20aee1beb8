/** Where the directory of a run is made. */
import { lstatSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { TargetError } from '../error.js';

/** Leaves room in a socket's path for what comes below. */
const LONGEST = 40;

/** Throws TargetError when the root has no place for it. */
export function parentDirectory(root: string | null): string {
  if (root === null) {
    // The janitor and the targets have other current directories than we.
    const own = resolve(tmpdir());
    return suitable(own) ? own : '/tmp';
  }
  const path = join(root, 'tmp');
  // A link would lead somewhere else seen from inside.
  if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) return path;
  throw new TargetError(
    'unusable',
    `The target needs a directory ${path} for its sockets; make it, or choose another --root.`,
  );
}

/** Socket paths are short, commas mean something to QEMU, and an unprivileged target must get there. */
export function suitable(path: string): boolean {
  return path.length <= LONGEST && /^[\w./-]+$/.test(path) && (process.getuid?.() !== 0 || openToAll(path));
}

function openToAll(path: string): boolean {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0;
  return (mode & 0o001) !== 0 && (path === dirname(path) || openToAll(dirname(path)));
}
