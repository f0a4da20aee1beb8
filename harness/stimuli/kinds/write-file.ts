/** `write-file`: a file in the scratch directory, made, or changed in place. */
import { chmodSync, closeSync, constants, ftruncateSync, openSync, writeSync } from 'node:fs';
import { text } from '../arguments.js';
import type { Stimulus } from '../stimulus.js';

const FOR_ALL = 0o666;

/** Bytes: of more, nobody needs to fill a file. */
const MOST_FILLED = 16 * 1_048_576;

/** `hex` goes to byte `at`; `size` is what the length of the file at `path` becomes, and each byte of it `fill`, in hexadecimal. */
export const writeFile: Stimulus = async (args, stage) => {
  const path = stage.path(text(args, 'path'));
  const { size, hex = '', at = 0, fill } = args;
  // The directory is the target's own: a link that it may have put there leads us nowhere.
  const file = openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW, FOR_ALL);
  try {
    if (size !== undefined) ftruncateSync(file, Number(size));
    if (fill !== undefined) {
      const length = Math.min(Number(size ?? 0), MOST_FILLED);
      writeSync(file, Buffer.alloc(length, Number.parseInt(String(fill), 16)), 0, length, 0);
    }
    writeSync(file, Buffer.from(String(hex), 'hex'), 0, null, Number(at));
  } finally {
    closeSync(file);
  }
  chmodSync(path, FOR_ALL);
  return null;
};
