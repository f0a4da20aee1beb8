/** `write-file`: a file in the scratch directory, made, or changed in place. */
import { text } from '../arguments.js';
import type { Stimulus } from '../stimulus.js';

/** Bytes: of more, nobody needs to fill a file. */
const MOST_FILLED = 16 * 1_048_576;

/** `hex` goes to byte `at`; `size` is what the length of the file at `path` becomes, and each byte of it `fill`, in hexadecimal. */
export const writeFile: Stimulus = async (args, stage) => {
  const path = text(args, 'path');
  const { size, hex = '', at = 0, fill } = args;
  if (size !== undefined) stage.put(path, { size: Number(size) });
  if (fill !== undefined) {
    const length = Math.min(Number(size ?? 0), MOST_FILLED);
    stage.put(path, { bytes: Buffer.alloc(length, Number.parseInt(String(fill), 16)) });
  }
  stage.put(path, { bytes: Buffer.from(String(hex), 'hex'), at: Number(at) });
  return null;
};
