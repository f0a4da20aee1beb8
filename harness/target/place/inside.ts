/**
 * Files of a scratch directory, by names that come from elsewhere: findings, corpora, cases, the target. Every part of a
 * name is opened below the directory before it and never followed where it is a link (openat(2), which Node has only by
 * way of /proc), so that no name leads out, whatever the target does to its directory meanwhile.
 */
import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  ftruncateSync,
  lstatSync,
  openSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** A name that leads out of the scratch directory, or to something that is no file of it. One sentence. */
export class OutsideError extends Error {}

/** Bytes of one part of a name, as Linux has it. */
const LONGEST_PART = 255;

const { O_CREAT, O_DIRECTORY, O_EXCL, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_RDWR } = constants;

/** For everybody: the target runs as a user of its own. */
const FOR_ALL = 0o666;

/** Whether a name can only mean something below the directory that it is relative to. */
export function isInsideName(name: string): boolean {
  return name.split('/').every(isPart);
}

function isPart(part: string): boolean {
  const plain = part !== '' && part !== '.' && part !== '..' && !part.includes('\0');
  return plain && Buffer.byteLength(part) <= LONGEST_PART;
}

/** Where a file is made, or made anew. `size` in bytes: what its length becomes. `mode` is for a new one. */
export interface FileContent {
  size?: number;
  /** Written at byte `at`; default 0. */
  bytes?: Uint8Array;
  at?: number;
  mode?: number;
  /** Refuse to touch one that is there. */
  fresh?: boolean;
}

/** Makes or changes a regular file; one that was there keeps its mode. Throws OutsideError, or the system's error. */
export function putFile(directory: string, name: string, content: FileContent): void {
  const { size, bytes, at = 0, mode = FOR_ALL, fresh = false } = content;
  const { file, made } = openForWriting(directory, name, fresh);
  try {
    if (size !== undefined) ftruncateSync(file, size);
    if (bytes !== undefined) writeSync(file, bytes, 0, bytes.length, at);
    if (made) fchmodSync(file, mode);
  } finally {
    closeSync(file);
  }
}

/** For what is no file, as a socket: the path, of which no part that exists is a link. Throws OutsideError. */
export function pathInside(directory: string, name: string): string {
  return below(directory, name, (path) => {
    if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) throw outsideByLink(name);
    return join(directory, name);
  });
}

/** A descriptor of a regular file, for the caller to close; null where there is none. Throws OutsideError. */
export function openForReading(directory: string, name: string): number | null {
  return below(directory, name, (path) => {
    try {
      return regular(openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK), name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  });
}

function openForWriting(directory: string, name: string, fresh: boolean): { file: number; made: boolean } {
  return below(directory, name, (path) => {
    try {
      return { file: openSync(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600), made: true };
    } catch (error) {
      if (fresh || (error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    // A pipe that the target has put there must not keep us waiting.
    return { file: regular(openSync(path, O_RDWR | O_NOFOLLOW | O_NONBLOCK), name), made: false };
  });
}

/** A second name of the file may lie outside, where the target could not have written itself. */
function regular(file: number, name: string): number {
  const stat = fstatSync(file);
  if (stat.isFile() && stat.nlink === 1) return file;
  closeSync(file);
  throw new OutsideError(`${JSON.stringify(name)} is no file of the scratch directory alone`);
}

/** Calls `use` with a path that can only lead to the last part of the name, in the directory that its others name. */
function below<T>(directory: string, name: string, use: (path: string) => T): T {
  if (!isInsideName(name))
    throw new OutsideError(`${JSON.stringify(name)} does not lie in the scratch directory`);
  const parts = name.split('/');
  const last = parts.pop() as string;
  let folder = openSync(directory, O_RDONLY | O_DIRECTORY);
  try {
    for (const part of parts) {
      const next = openSync(`/proc/self/fd/${folder}/${part}`, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
      closeSync(folder);
      folder = next;
    }
    return use(`/proc/self/fd/${folder}/${last}`);
  } catch (error) {
    throw linked(error as NodeJS.ErrnoException, name);
  } finally {
    closeSync(folder);
  }
}

function linked(error: NodeJS.ErrnoException, name: string): Error {
  if (error instanceof OutsideError || !(error.code === 'ELOOP' || error.code === 'ENOTDIR')) return error;
  return outsideByLink(name);
}

function outsideByLink(name: string): OutsideError {
  return new OutsideError(`${JSON.stringify(name)} leads out of the scratch directory by a link`);
}
