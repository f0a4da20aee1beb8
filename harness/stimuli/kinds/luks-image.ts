/** `luks-image`: a file that is an encrypted disk of `size` bytes, which each of the `passwords` opens. */
import { chmodSync, closeSync, constants, ftruncateSync, openSync, writeSync } from 'node:fs';
import { number, text, texts } from '../arguments.js';
import { LUKS_OVERHEAD, luksHeader } from '../luks.js';
import type { Stimulus } from '../stimulus.js';

const FOR_ALL = 0o666;

/** Refuses to replace a file. */
export const luksImage: Stimulus = async (args, stage) => {
  const path = stage.path(text(args, 'path'));
  const header = luksHeader(texts(args, 'passwords'));
  const file = openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, FOR_ALL);
  try {
    ftruncateSync(file, LUKS_OVERHEAD + number(args, 'size'));
    writeSync(file, header);
  } finally {
    closeSync(file);
  }
  chmodSync(path, FOR_ALL);
  return null;
};
