/** `luks-image`: a file that is an encrypted disk of `size` bytes, which each of the `passwords` opens. */
import { number, text, textArguments } from '../arguments.js';
import { LUKS_OVERHEAD, luksHeader } from '../luks.js';
import type { Stimulus } from '../stimulus.js';

/** Refuses to replace a file. */
export const luksImage: Stimulus = async (args, stage) => {
  const bytes = luksHeader(textArguments(args, 'passwords'));
  stage.put(text(args, 'path'), { size: LUKS_OVERHEAD + number(args, 'size'), bytes, fresh: true });
  return null;
};
