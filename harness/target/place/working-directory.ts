/** Where relative file names lead. */
import { readlinkSync } from 'node:fs';
import { programOf } from '../program/known.js';
import type { Target } from '../target.js';

/**
 * The shortest path of the scratch directory that the target understands, for it reads what it is sent byte by byte:
 * `.` where it works in that directory. Another program may have started the server somewhere else.
 */
export function shortScratch({ pid, program, scratch, hostScratch }: Target): string {
  const itself = programOf({ path: program, file: program }).ofQemu;
  return itself && pid !== null && workingDirectory(pid) === hostScratch ? '.' : scratch;
}

/** Null where nobody may look. */
function workingDirectory(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}
