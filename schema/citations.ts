/**
 * Citations by content: a sentence of a document is known by its digest, so that a case that cites it finds it in the
 * document of any release, in whatever format. The model has digests and lines; the words are only at hand where the
 * document itself was read in this process.
 */
import type { Interface } from './model.js';

type Sentences = NonNullable<Interface['sentences']>;

/** A sentence in the words of its document. */
export interface Wording {
  digest: string;
  words: string;
}

/** By the object that a copy of the interface still has; never written to a catalog. */
const WORDS = new WeakMap<Sentences, ReadonlyMap<string, readonly Wording[]>>();

/** For {@link wordsOf}: the words behind the digests, by entity. */
export function keepWords(sentences: Sentences, words: ReadonlyMap<string, readonly Wording[]>): void {
  WORDS.set(sentences, words);
}

/** Where a sentence stands; `file` as in an entity of the model. */
export interface SentencePlace {
  line: number;
  digest: string;
  file?: string;
}

/** Null where the document does not say that of the entity. */
export function findSentence(iface: Interface, entity: string, digest: string): SentencePlace | null {
  const found = sentencesAbout(iface, entity).find((each) => each[1] === digest);
  return found === undefined ? null : placeOf(iface, entity, found);
}

/** The sentence of the entity that begins on that line, or is the last one to begin before it. */
export function sentenceAtLine(iface: Interface, entity: string, line: number): SentencePlace | null {
  const found = sentencesAbout(iface, entity).findLast(([start]) => start <= line);
  return found === undefined ? null : placeOf(iface, entity, found);
}

/** The sentence in the document's words; null where the document is not at hand, as with a catalog. */
export function wordsOf({ sentences }: Interface, entity: string, digest: string): string | null {
  const said = sentences === undefined ? undefined : WORDS.get(sentences)?.get(entity);
  return said?.find((each) => each.digest === digest)?.words ?? null;
}

export function sentencesAbout({ sentences }: Interface, entity: string): readonly [number, string][] {
  return sentences !== undefined && Object.hasOwn(sentences, entity) ? (sentences[entity] ?? []) : [];
}

function placeOf(
  { commands, events, types }: Interface,
  entity: string,
  [line, digest]: [number, string],
): SentencePlace {
  const definition = [commands, events, types].find((all) => Object.hasOwn(all, entity))?.[entity];
  return { line, digest, ...(definition?.file === undefined ? {} : { file: definition.file }) };
}
