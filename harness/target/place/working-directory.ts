/** Where relative file names lead. */
import { readlinkSync } from 'node:fs';
import type { Target } from '../target.js';

/**
 * The shortest path of the scratch directory that the target understands, for it reads what it is sent byte by byte:
 * `.` where it works in that directory.
 */
export function shortScratch({ pid, scratch, hostScratch }: Target): string {
  return pid !== null && workingDirectory(pid) === hostScratch ? '.' : scratch;
}

/** Null where nobody may look. */
function workingDirectory(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}
