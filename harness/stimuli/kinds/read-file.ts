/** `read-file`: what the target has written into a file of its scratch directory. */
import { closeSync, fstatSync, readSync } from 'node:fs';
import { text } from '../arguments.js';
import type { Stimulus } from '../stimulus.js';

/** Bytes of it that are given. */
const START = 64;

/** Gives its `size` in bytes and the `start` of it in hexadecimal; null where there is no such file. */
export const readStart: Stimulus = async (args, stage) => {
  const file = stage.read(text(args, 'path'));
  if (file === null) return null;
  try {
    const start = Buffer.alloc(START);
    const length = readSync(file, start, 0, START, 0);
    return { size: fstatSync(file).size, start: start.subarray(0, length).toString('hex') };
  } finally {
    closeSync(file);
  }
};
