/** All kinds of named things; the first whose place fits counts. What commands make is in schema/qemu/resources.ts. */
import type { ValuePlace } from '../values.js';
import type { ResourceKind } from './kind.js';
import { OUTSIDE } from './outside.js';
import { REFERENCES } from './references.js';
import { MADE } from './resources.js';
import { WORDS } from './words.js';

export const RESOURCE_KINDS: readonly ResourceKind[] = [...WORDS, ...REFERENCES, ...MADE, ...OUTSIDE];

/** What a string at this place names, if that is known. */
export function kindAt(place: ValuePlace): ResourceKind | undefined {
  return RESOURCE_KINDS.find(({ at }) => at.some((pattern) => pattern.test(place)));
}
