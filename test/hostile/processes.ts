/** Processes as /proc shows them. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

function read(pid: number | string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1');
  } catch {
    return '';
  }
}

/** The first of a process and its descendants that runs a script; undefined as long as none does. */
export function findBelow(pid: number, script: string): number | undefined {
  if (read(pid, 'cmdline').split('\0')[1] === script) return pid;
  for (const child of read(pid, `task/${pid}/children`).split(' ').filter(Boolean)) {
    const found = findBelow(Number(child), script);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The most memory that a process has had so far, in megabytes; undefined when it is gone. */
export function peakMemoryMb(pid: number): number | undefined {
  const match = /^VmHWM:\s*(\d+) kB/m.exec(read(pid, 'status'));
  return match ? Number(match[1]) / 1024 : undefined;
}

/** Processes that have a word in their command line, their environment or the name of their directory. */
export function marked(mark: string): { pid: number; command: string }[] {
  const found = [];
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid) || pid === process.pid) continue;
    // A process that has ended and was not collected yet keeps nothing.
    if (/^State:\s*Z/m.test(read(pid, 'status'))) continue;
    const command = read(pid, 'cmdline').replaceAll('\0', ' ').trim();
    if ([command, read(pid, 'environ'), directoryOf(pid)].some((text) => text.includes(mark))) {
      found.push({ pid, command });
    }
  }
  return found;
}

function directoryOf(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return '';
  }
}
