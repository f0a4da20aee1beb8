/**
 * Citations by content: a sentence of a document is known by its digest, so that a case that cites it finds it in the
 * document of any release, in whatever format. The model has digests and lines; the words are only at hand where the
 * document itself was read in this process.
 */
import { stringifyJson } from './json-text.js';
import type { Example, Interface } from './model.js';

type Sentences = NonNullable<Interface['sentences']>;

/** A sentence in the words of its document. */
export interface CitedWording {
  digest: string;
  words: string;
}

/** By the object that a copy of the interface still has; never written to a catalog. */
const WORDS = new WeakMap<Sentences, ReadonlyMap<string, readonly CitedWording[]>>();

/** For {@link wordsOf}: the words behind the digests, by entity. */
export function keepWords(sentences: Sentences, words: ReadonlyMap<string, readonly CitedWording[]>): void {
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

/** The sentence in the document's words; null where the document is not at hand, as with a catalog. */
export function wordsOf({ sentences }: Interface, entity: string, digest: string): string | null {
  const said = sentences === undefined ? undefined : WORDS.get(sentences)?.get(entity);
  return said?.find((each) => each.digest === digest)?.words ?? null;
}

/**
 * In the document's words: the example that is printed on that line, else the sentences that begin there (a manual may have
 * a paragraph on a line), else the last one to begin before it. Null where the document is not at hand.
 */
export function passageAtLine(iface: Interface, entity: string, line: number): string | null {
  const example = iface.examples?.find(
    (each) => each.entity === entity && each.messages[0]?.line === line && isAtHand(iface),
  );
  if (example !== undefined) return spelled(example);
  const about = sentencesAbout(iface, entity);
  const last = about.findLast(([start]) => start <= line)?.[0];
  const words = about.flatMap(([start, digest]) => (start === last ? [wordsOf(iface, entity, digest)] : []));
  return words.length === 0 || words.includes(null) ? null : words.join(' ');
}

const isAtHand = ({ sentences }: Interface) => sentences !== undefined && WORDS.has(sentences);

function spelled({ messages }: Example): string {
  const all = messages.map(({ kind, json }) =>
    json === undefined ? '…' : `${kind === 'request' ? '->' : '<-'} ${stringifyJson(json)}`,
  );
  return all.join(' ');
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
