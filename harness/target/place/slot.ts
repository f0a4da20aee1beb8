/** One target's directories: a record of its process that only we can write, its sockets, its scratch. */
import { chownSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { User } from '../confine/user.js';
import { TargetError } from '../error.js';
import { baseBelow } from './base.js';
import { startTime } from './identity.js';
import { putFile } from './inside.js';
import { limitOf, MARK } from './marks.js';

/** Removes directories that targets have written to. */

/**
 * Removes `path` with all that is in it, as far as that goes: what is immutable stays, and so does everything where a
 * file system is mounted below, for that one's files are not ours. Never rejects.
 */
async function removeTree(path: string): Promise<void> {
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

/** sockaddr_un holds 108 bytes, the last one zero. */
const SOCKET_PATH_BYTES = 107;

export interface Slot {
  /** Environment that marks the target as ours. */
  mark: Record<string, string>;
  /** KiB of the limit that does the same: see marks.ts. */
  limitMark: bigint;
  /** The scratch directory, as we see it and as the target does. */
  hostScratch: string;
  scratch: string;
  /** A path as the target sees it, as we see it. */
  onHost(path: string): string;
  /** Path for a socket, as the target sees it. Throws TargetError when it would be too long for one. */
  socket(name: string): string;
  /** Notes which process is to be killed if we die. */
  record(pid: number): void;
  /** Removes it; what cannot be removed now is tried again at the end of the run. */
  forget(): Promise<void>;
}

export async function openSlot(root: string | null, user: User | null): Promise<Slot> {
  const base = await baseBelow(root);
  const path = join(base.path, String(base.next++));
  const inside = (host: string) => (root === null ? host : host.slice(root.length));
  const onHost = (seen: string) => (root === null ? seen : root + seen);
  makeDirectories(path, user);
  return {
    mark: { [MARK]: path },
    limitMark: limitOf(base.path),
    hostScratch: join(path, 'scratch'),
    scratch: inside(join(path, 'scratch')),
    onHost,
    socket(name) {
      const host = join(path, 'io', name);
      if (Buffer.byteLength(host) > SOCKET_PATH_BYTES) {
        throw new TargetError(
          'unusable',
          `A unix socket's path holds ${SOCKET_PATH_BYTES} bytes, and ${host} is longer; choose a --root with a shorter path.`,
        );
      }
      return inside(host);
    },
    record(pid) {
      try {
        writeFileSync(join(path, 'process'), `${pid} ${startTime(pid) ?? 0}\n`, { mode: 0o600 });
      } catch {
        // The disk is full. Its marks tell the process as well.
      }
    },
    forget: () => removeTree(path),
  };
}

function makeDirectories(path: string, user: User | null): void {
  orUnusable('No directory for a target could be made', () => {
    mkdirSync(path, { mode: 0o711 });
    for (const name of ['io', 'scratch']) {
      mkdirSync(join(path, name), { mode: 0o700 });
      if (user) chownSync(join(path, name), user.uid, user.gid);
    }
  });
}

/** Files that the target finds in its scratch directory. Throws TargetError, for the disk may be full. */
export function fillScratch({ hostScratch }: Slot, files: Record<string, Uint8Array>): void {
  orUnusable('A file for a target could not be written', () => {
    for (const [name, bytes] of Object.entries(files))
      putFile(hostScratch, name, { bytes, mode: 0o644, fresh: true });
  });
}

function orUnusable(problem: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    throw new TargetError('unusable', `${problem}: ${(error as Error).message}.`);
  }
}
