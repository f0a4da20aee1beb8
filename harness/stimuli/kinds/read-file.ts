/** `read-file`: what the target has written into a file of its scratch directory. */
import { constants, open } from 'node:fs/promises';
import { text } from '../arguments.js';
import type { Stimulus } from '../stimulus.js';

/** Bytes of it that are given. */
const START = 64;

/** Gives its `size` in bytes and the `start` of it in hexadecimal; null where there is no such file. */
export const readStart: Stimulus = async (args, stage) => {
  // The directory is the target's own: a link that it may have put there leads us nowhere.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW;
  const file = await open(stage.path(text(args, 'path')), flags).catch(absent);
  if (file === null) return null;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(START), 0, START, 0);
    return { size: (await file.stat()).size, start: buffer.subarray(0, bytesRead).toString('hex') };
  } finally {
    await file.close();
  }
};

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
