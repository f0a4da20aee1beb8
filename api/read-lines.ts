/** A file that the user has named, line by line: it may be larger than memory. */
import { closeSync, openSync, readSync } from 'node:fs';
import { unreadable } from './read-text.js';
import { UsageError } from './usage-error.js';

const CHUNK = 1024 * 1024;

/** Bytes. No record that we write comes near it, and a text of twice the length could not be had. */
const LONGEST_LINE = 256 * 1024 * 1024;

/**
 * Without their newlines; what no newline ends is none. Throws UsageError in a sentence that begins with `option`, where
 * the file was named by one.
 */
export function* linesIn(file: string, option = ''): Iterable<string> {
  const orSay = <T>(act: () => T): T => {
    try {
      return act();
    } catch (error) {
      throw unreadable(file, option, error);
    }
  };
  const fd = orSay(() => openSync(file, 'r'));
  try {
    const chunk = Buffer.alloc(CHUNK);
    let parts: Buffer[] = [];
    let length = 0;
    for (let number = 1; ; ) {
      const count = orSay(() => readSync(fd, chunk, 0, CHUNK, null));
      if (count === 0) return;
      let from = 0;
      for (let at = chunk.indexOf(NEWLINE); at >= 0 && at < count; at = chunk.indexOf(NEWLINE, from)) {
        parts.push(chunk.subarray(from, at));
        yield Buffer.concat(parts).toString('utf8');
        number++;
        from = at + 1;
        parts = [];
        length = 0;
      }
      parts.push(Buffer.from(chunk.subarray(from, count)));
      length += count - from;
      if (length > LONGEST_LINE)
        throw new UsageError(
          `${option && `${option} `}${file}:${number} is longer than ${LONGEST_LINE} bytes.`,
        );
    }
  } finally {
    closeSync(fd);
  }
}

const NEWLINE = 0x0a;
