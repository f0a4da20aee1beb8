/** Which bounds (`bounds.ts`) have cut something since this was asked last: whoever commands it should know that it was not all. */
import { DEEPEST_TYPE, MOST_DEFECTS, MOST_PROPERTIES, MOST_TRIED } from './bounds.js';

const number = (n: number) => n.toLocaleString('en-US');

/** What is left out, by bound. */
const SENTENCES = {
  tried: `Of objects with more than ${number(MOST_TRIED)} members, and enums and tags with more than ${number(MOST_TRIED)} values, the first ${number(MOST_TRIED)} are tried.`,
  defects: `Of commands whose arguments can be broken in more than ${number(MOST_DEFECTS)} ways the first ${number(MOST_DEFECTS)} are tried.`,
  deepTried: `Arguments nested deeper than ${DEEPEST_TYPE} types are not broken.`,
  properties: `Types with more than ${number(MOST_PROPERTIES.ofType)} properties or values, and those beyond ${number(MOST_PROPERTIES.ofAll)} properties of all types, are checked for being objects or strings only.`,
  compared: `Of unions the first ${number(MOST_PROPERTIES.ofType)} branches are compared.`,
  deepCompared: `Types nested deeper than ${DEEPEST_TYPE} are not compared.`,
  deepCovered: `Coverage counts types nested at most ${DEEPEST_TYPE} deep.`,
} as const;

const reached = new Set<keyof typeof SENTENCES>();

/** Tells that a bound has cut something. */
export function reach(bound: keyof typeof SENTENCES): void {
  reached.add(bound);
}

/** The items up to a bound. */
export function upTo<T>(most: number, items: readonly T[], bound: keyof typeof SENTENCES): readonly T[] {
  if (items.length <= most) return items;
  reach(bound);
  return items.slice(0, most);
}

/** One sentence for each bound. */
export function takeReached(): string[] {
  const sentences = [...reached].map((bound) => SENTENCES[bound]);
  reached.clear();
  return sentences;
}
