/** The command line that confines a command: limits, chroot and user, then the command in the same process. */
import { LIMITS, type Limits } from './limits.js';
import type { User } from './user.js';

export interface Confinement {
  limits: Limits;
  /** Under this directory, as this user; a user without a root is set by whoever spawns. */
  root: string | null;
  user: User | null;
}

/**
 * Every step execs the next one, so the pid, the exit status and the signal are those of the command. A limit that
 * is already lower than ours cannot be raised and stays.
 */
export function launcher(command: readonly string[], { limits, root, user }: Confinement): string[] {
  const chroot = root === null ? [] : ['chroot', ...(user ? userspec(user) : []), root];
  return ['/bin/sh', '-c', script(limits), 'sh', ...chroot, ...command];
}

function script(limits: Limits): string {
  const steps = Object.entries(LIMITS).flatMap(([name, { option, unit }]) => {
    const value = limits[name as keyof Limits];
    return value === null ? [] : [`ulimit ${option} ${Math.floor(value / unit)} 2>/dev/null`];
  });
  // Ignored, so that a write beyond the limit is an error the target can report instead of its death.
  return ['trap "" XFSZ', ...steps, 'exec "$@"'].join('; ');
}

function userspec({ uid, gid }: User): string[] {
  return [`--userspec=${uid}:${gid}`, '--groups='];
}
