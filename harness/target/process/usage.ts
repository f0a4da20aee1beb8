/** What a process holds at the moment, as the kernel tells. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Usage } from '../../../suites/case.js';

/** Bytes; `getconf PAGESIZE` on the machines that QEMU's programs are built for. */
const PAGE = 4096;

/** Null where nobody may look: another machine, another user, no /proc. */
export function usageOf(pid: number | null): Usage | null {
  if (pid === null) return null;
  try {
    const [, resident = 0, shared = 0] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ').map(Number);
    return { memory: (resident - shared) * PAGE, descriptors: readdirSync(`/proc/${pid}/fd`).length };
  } catch {
    return null;
  }
}

/** What a process is doing: milliseconds of processor time so far, and whether it would go on if the machine let it. */
export interface Work {
  ms: number;
  wanting: boolean;
}

/** Null where nobody may look. */
export function workOf(pid: number | null): Work | null {
  if (pid === null) return null;
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    // Running or ready to, or in the middle of writing to a disk.
    const wanting = threads.some((thread) =>
      /[RD]/.test(statOf(`/proc/${pid}/task/${thread}/stat`)[0] ?? ''),
    );
    const [user, system] = statOf(`/proc/${pid}/stat`).slice(11, 13).map(Number);
    return { ms: ((user ?? 0) + (system ?? 0)) * TICK, wanting };
  } catch {
    return null;
  }
}

/** Milliseconds; the kernel's USER_HZ is 100 on all machines that QEMU's programs are built for. */
const TICK = 10;

/** The fields from the third on: the state first. The second is a name in parentheses, which may hold anything. */
function statOf(file: string): string[] {
  const stat = readFileSync(file, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}
