import type { Diagnostics } from '../text/diagnostics.js';
import type { EntityText, TextEntityKind } from '../text/entity.js';
import type { Lexicon } from '../text/prose.js';
import { ArgumentFinder } from './arguments.js';

/** What the parts of the builder share about the page that is being read. */
export interface Context {
  /** The page prints every argument list, and return types where it has any (QEMU 10.0 and later). */
  complete: boolean;
  lexicon: Lexicon;
  diagnostics: Diagnostics;
  finder: ArgumentFinder;
  /** What a word names, if it names a type of the page. */
  kindOf(word: string): TextEntityKind | undefined;
}

export function contextOf(
  entities: readonly EntityText[],
  complete: boolean,
  lexicon: Lexicon,
  diagnostics: Diagnostics,
): Context {
  const kinds = new Map(entities.filter(isType).map((e) => [e.name, e.kind]));
  const finder = new ArgumentFinder(entities, lexicon);
  return { complete, lexicon, diagnostics, finder, kindOf: (word) => kinds.get(word) };
}

export function isType(entity: EntityText): boolean {
  return entity.kind !== 'command' && entity.kind !== 'event';
}
