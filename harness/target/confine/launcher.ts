/** The command line that confines a command: limits, chroot and user, then the command in the same process. */

import { locate } from '../program/locate.js';
import { LIMITS, type LimitRule, type Limits } from './limits.js';
import type { User } from './user.js';

export interface Confinement {
  limits: Limits;
  /** Under this directory, as this user; a user without a root is set by whoever spawns. */
  root: string | null;
  user: User | null;
  /** KiB of the limit by which its children are told (place/marks.ts); default: none. */
  mark?: bigint;
}

/**
 * Every step execs the next one, so the pid, the exit status and the signal are those of the command. A limit that
 * is already lower than ours cannot be raised and stays.
 */
export function launcher(command: readonly string[], { limits, root, user, mark }: Confinement): string[] {
  const chroot = root === null ? [] : [locate('chroot', null).path, ...(user ? userspec(user) : []), root];
  return ['/bin/sh', '-c', script(limits, mark), 'sh', ...chroot, ...command];
}

function script(limits: Limits, mark: bigint | undefined): string {
  const steps = Object.entries(LIMITS).flatMap(([name, rule]) => {
    const value = limits[name as keyof Limits];
    return value === null ? [] : ulimits(rule, Math.floor(value / rule.unit));
  });
  const marking = mark === undefined ? [] : [`ulimit -m ${mark} 2>/dev/null`];
  // Ignored, so that a write beyond the limit is an error the target can report instead of its death.
  return ['trap "" XFSZ', ...steps, ...marking, 'exec "$@"'].join('; ');
}

function ulimits({ option, grace }: LimitRule, units: number): string[] {
  if (grace === undefined) return [`ulimit ${option} ${units} 2>/dev/null`];
  return [`ulimit -S ${option} ${units} 2>/dev/null`, `ulimit -H ${option} ${units + grace} 2>/dev/null`];
}

function userspec({ uid, gid }: User): string[] {
  return [`--userspec=${uid}:${gid}`, '--groups='];
}
