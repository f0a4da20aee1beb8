/** All kinds of named things; the first whose place fits counts. A new kind is a line in one of the tables. */
import type { Place } from '../values.js';
import { BLOCK } from './block.js';
import { DEVICES } from './devices.js';
import type { Kind } from './kind.js';
import { OUTSIDE } from './outside.js';
import { WORDS } from './words.js';

export const KINDS: readonly Kind[] = [...WORDS, ...BLOCK, ...DEVICES, ...OUTSIDE];

/** What a string at this place names, if that is known. */
export function kindAt(place: Place): Kind | undefined {
  return KINDS.find(({ at }) => at.some((pattern) => pattern.test(place)));
}
