/**
 * Files that people hand in, read whatever they are: a pipe that nobody writes into, a device without end or a gigabyte
 * cost neither time without end nor memory.
 */
import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';

/** A file that cannot be read. The message is a clause that does not name it. */
export class FileError extends Error {}

/** Bytes of a file that is read as a whole; the largest real one, the manual of all of QEMU, has 3 MB. */
export const LARGEST_FILE = 16 * 2 ** 20;

/** Milliseconds in which something must come through a pipe; whoever writes into it may have to start first. */
const READ_TIMEOUT_MS = 10_000;
const PAUSE = 20;

const CHUNK = 2 ** 20;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  ENAMETOOLONG: 'there is no such file',
  EACCES: 'it may not be read',
  EPERM: 'it may not be read',
  EISDIR: 'it is a directory, and a file was expected',
  ELOOP: 'it is a link to itself',
  ENXIO: 'it is a socket, and a file was expected',
};

/** `most`: bytes. `timeoutMs`: milliseconds for a pipe. Throws FileError. */
export function readFileBytes(file: string, most = LARGEST_FILE, timeoutMs = READ_TIMEOUT_MS): Buffer {
  return withFile(file, timeoutMs, (read, { size }) => {
    if (size > most) throw tooLarge(most);
    const parts: Buffer[] = [];
    let length = 0;
    for (let part = read(); part.length > 0; part = read()) {
      length += part.length;
      if (length > most) throw tooLarge(most);
      parts.push(Buffer.from(part));
    }
    return Buffer.concat(parts);
  });
}

/** The same as text: UTF-8, with or without a byte order mark. Throws FileError. */
export function readFileText(file: string, most = LARGEST_FILE): string {
  return textOf(readFileBytes(file, most));
}

/** Its first bytes. Throws FileError. */
export function startOfFile(file: string): Buffer {
  return withFile(file, READ_TIMEOUT_MS, (read) => Buffer.from(read()));
}

/** Its bytes part by part, each valid until the next is asked for. Throws FileError. */
export function* partsOfFile(file: string): Iterable<Buffer> {
  const { fd, read } = openFile(file, READ_TIMEOUT_MS);
  try {
    for (let part = read(); part.length > 0; part = read()) yield part;
  } finally {
    closeSync(fd);
  }
}

/** Without a byte order mark. Throws FileError for what is UTF-16 or binary. */
export function textOf(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    throw new FileError('it is UTF-16, and UTF-8 was expected');
  const hasMark = first === 0xef && second === 0xbb && third === 0xbf;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8', hasMark ? 3 : 0);
  if (text.slice(0, 4096).includes('\0')) throw new FileError('it is binary, and text was expected');
  return text;
}

function withFile<T>(file: string, timeoutMs: number, act: (read: () => Buffer, stats: Stats) => T): T {
  const { fd, stats, read } = openFile(file, timeoutMs);
  try {
    return act(read, stats);
  } finally {
    closeSync(fd);
  }
}

function openFile(file: string, timeoutMs: number): { fd: number; stats: Stats; read: () => Buffer } {
  // Opening a pipe would wait for its writer, deaf to Ctrl-C.
  const fd = orFileError(() => openSync(file, constants.O_RDONLY | constants.O_NONBLOCK));
  try {
    const stats = orFileError(() => fstatSync(fd));
    if (stats.isDirectory()) throw new FileError(REASONS.EISDIR);
    return { fd, stats, read: reader(fd, stats, timeoutMs) };
  } catch (error) {
    closeSync(fd);
    throw error;
  }
}

/** Gives what comes next; nothing at the end. */
function reader(fd: number, stats: Stats, timeoutMs: number): () => Buffer {
  const chunk = Buffer.allocUnsafe(CHUNK);
  let begun = !stats.isFIFO();
  return () => {
    for (const deadline = Date.now() + timeoutMs; ; ) {
      const count = orFileError(() => readNow(fd, chunk));
      // A pipe has an end before somebody writes into it.
      if (count !== null && (count > 0 || begun)) {
        begun = true;
        return chunk.subarray(0, count);
      }
      if (Date.now() > deadline)
        throw new FileError(`nothing came through the pipe within ${timeoutMs / 1000} s`);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
    }
  };
}

/** Null where nothing is there yet. */
function readNow(fd: number, chunk: Buffer): number | null {
  try {
    return readSync(fd, chunk, 0, chunk.length, null);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return null;
    throw error;
  }
}

function orFileError<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new FileError(REASONS[code] ?? `it cannot be read (${message})`);
  }
}

const tooLarge = (most: number) => new FileError(`it is larger than ${most / 2 ** 20} MiB`);
