/** Removes directories that targets have written to. */
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';

/**
 * Removes `path` with all that is in it, as far as that goes: what is immutable stays, and so does everything where a
 * file system is mounted below, for that one's files are not ours. Never rejects.
 */
export async function removeTree(path: string): Promise<void> {
  if (hasMounts(path)) return;
  await rm(path, { recursive: true, force: true }).catch(() => {});
}

function hasMounts(path: string): boolean {
  try {
    // The name of a run's directory has no character that is spelled otherwise there.
    return readFileSync('/proc/self/mountinfo', 'utf8').includes(`${path}/`);
  } catch {
    return false;
  }
}
