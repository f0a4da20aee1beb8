/** Which process a pid means: pids are recycled, a pid together with its start time is not. */
import { readFileSync, readlinkSync } from 'node:fs';

/** Clock ticks from boot to the start of the process (proc(5), field 22 of stat); null when there is none. */
export function startTime(pid: number): number | null {
  try {
    return startTimeIn(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return null;
  }
}

/** The name in parentheses may hold anything, even parentheses, so fields count from the last one. */
export function startTimeIn(stat: string): number {
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]);
}

/** Number of our pid namespace: the same pid in another container is another process. */
export function pidNamespace(): number {
  try {
    return Number(/\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? 0);
  } catch {
    return 0;
  }
}
