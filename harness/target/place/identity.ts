/** Which process a pid means: pids are recycled, a pid together with its start time is not. */
import { readFileSync, readlinkSync } from 'node:fs';

/** Clock ticks from boot to the start of the process (proc(5), field 22 of stat); null when there is none. */
export function startTime(pid: number): number | null {
  const stat = statOf(pid);
  return stat === null ? null : startTimeIn(stat);
}

/**
 * Whether it runs, or could. One that has ended and was not collected yet (a zombie) does not, though it has a pid and a
 * start time, and takes signals.
 */
export function isAlive(pid: number): boolean {
  const stat = statOf(pid);
  return stat !== null && runs(stat);
}

/** Whether the process with this pid and start time still runs. */
export function livesOn(pid: number, start: number): boolean {
  const stat = statOf(pid);
  return stat !== null && runs(stat) && startTimeIn(stat) === start;
}

/** Stopped by a signal, or by whoever traces it. */
export function isStopped(pid: number): boolean {
  const stat = statOf(pid);
  return stat !== null && ['T', 't'].includes(stateIn(stat));
}

export function startTimeIn(stat: string): number {
  return Number(fieldsIn(stat)[19]);
}

/** Zombie, and dead (proc(5), field 3 of stat). */
const ENDED = ['Z', 'X', 'x'];

function runs(stat: string): boolean {
  return !ENDED.includes(stateIn(stat));
}

const stateIn = (stat: string): string => fieldsIn(stat)[0] as string;

/** The fields from the third on: the name in parentheses may hold anything, even parentheses. */
function fieldsIn(stat: string): string[] {
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function statOf(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'latin1');
  } catch {
    return null;
  }
}

/** Number of our pid namespace: the same pid in another container is another process. */
export function pidNamespace(): number {
  try {
    return Number(/\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? 0);
  } catch {
    return 0;
  }
}
