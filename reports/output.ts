/**
 * Where a report goes: a file or standard output, written synchronously, so that a killed run loses nothing.
 * The kernel may cut the very last write of a killed process short: text that no newline ends is no line yet.
 */
import { closeSync, constants, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from '../schema/file/folder.js';
import { otherWriter } from './one-writer.js';
import type { Rendered } from './text/rendered.js';

/** A report that cannot be written or was asked for wrongly; the message is one sentence for the user. */
export class ReportError extends Error {}

export interface Output {
  /** Returns when the operating system has it all. Throws ReportError. */
  write(text: Rendered): void;
  close(): void;
}

const STDOUT = 1;

/** `… | head` has seen enough, and a socket's reader left bytes unread: that ends the report, not the run. */
const LEFT = new Set(['EPIPE', 'ECONNRESET']);

/** Opens `file` for writing, emptying it, with the folders on its way; `-` is standard output. */
export function openOutput(file: string): Output {
  const fd = file === '-' ? STDOUT : openFile(file);
  let readerGone = false;
  return {
    write(text) {
      if (readerGone) return;
      try {
        writeAll(fd, Buffer.from(text));
      } catch (error) {
        readerGone = LEFT.has((error as NodeJS.ErrnoException).code ?? '');
        if (!readerGone) throw new ReportError(`Writing the report to ${file} failed: ${reasonOf(error)}.`);
      }
    },
    close() {
      if (fd !== STDOUT) closeSync(fd);
    },
  };
}

function openFile(file: string): number {
  try {
    makeFolder(dirname(file));
    const fd = openSync(file, constants.O_WRONLY | constants.O_CREAT, 0o666);
    const other = otherWriter(fd);
    if (other !== null) {
      closeSync(fd);
      throw new ReportError(
        `The report file ${file} is being written by another run (process ${other}): name another file.`,
      );
    }
    // Emptied only now: it is nobody else's.
    if (fstatSync(fd).isFile()) ftruncateSync(fd, 0);
    return fd;
  } catch (error) {
    if (error instanceof ReportError) throw error;
    throw new ReportError(`The report file ${file} cannot be opened for writing: ${reasonOf(error)}.`);
  }
}

function writeAll(fd: number, bytes: Buffer): void {
  for (let done = 0; done < bytes.length; ) {
    try {
      done += writeSync(fd, bytes, done);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      // A non-blocking pipe is full: give its reader a turn, then look again.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    }
  }
}

/** `no space left on device` from `ENOSPC: no space left on device, write`. */
function reasonOf(error: unknown): string {
  return (error as Error).message.replace(/^[A-Z]+: /, '').replace(/, \w+( '.*')?$/, '');
}
