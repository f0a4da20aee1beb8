/** What the kernel says of a process. */
import { readFileSync } from 'node:fs';
import { setTimeout as after } from 'node:timers/promises';

export { isAlive as alive } from '../../harness/target/place/identity.js';

/** A field of /proc/PID/status, its values split at blanks. */
export function status(pid: number | null, field: string): string[] {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8')
    .split('\n')
    .find((one) => one.startsWith(`${field}:`));
  return (
    line
      ?.slice(field.length + 1)
      .trim()
      .split(/\s+/) ?? []
  );
}

/** Soft and hard limit by the kernel's name for it. */
export function limit(pid: number | null, name: string): string[] {
  const line = readFileSync(`/proc/${pid}/limits`, 'utf8')
    .split('\n')
    .find((one) => one.startsWith(name));
  return line?.slice(name.length).trim().split(/\s+/).slice(0, 2) ?? [];
}

/** Its arguments; none when it is gone. */
export function commandLine(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
  } catch {
    return [];
  }
}

/** Polls until the condition holds; throws when it does not in time. */
export async function until(condition: () => boolean, what: string, ms = 10_000): Promise<void> {
  for (const end = performance.now() + ms; !condition(); await after(2)) {
    if (performance.now() > end) throw new Error(`in ${ms} ms it did not become true that ${what}`);
  }
}
