/** `read-file`: what the target has written into a file of its scratch directory. */
import { readFile } from 'node:fs/promises';
import { text } from '../arguments.js';
import type { Stimulus } from '../stimulus.js';

/** Bytes of it that are given. */
const START = 64;

/** Gives its `size` in bytes and the `start` of it in hexadecimal. */
export const readStart: Stimulus = async (args, stage) => {
  const content = await readFile(stage.path(text(args, 'path')));
  return { size: content.length, start: content.subarray(0, START).toString('hex') };
};
