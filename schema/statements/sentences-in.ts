import { keepWords } from '../citations.js';
import type { Interface } from '../model.js';
import type { Reading } from '../sources/text/entity.js';
import { Lexicon } from '../sources/text/prose.js';
import { type CitableSentence, citableSentences } from './citable.js';
import { linesOf } from './lines-of.js';

/** The sentences of each entity that has any, in the order of their lines; undefined where the document has no words. */
export function sentencesIn({ interface: iface, texts }: Reading): Interface['sentences'] {
  const lexicon = new Lexicon(texts.flatMap(linesOf));
  const found = new Map<string, CitableSentence[]>();
  for (const text of texts) {
    const said = citableSentences(text, lexicon, iface.document.kind === 'reference');
    if (said.length > 0) found.set(text.name, [...(found.get(text.name) ?? []), ...said]);
  }
  if (found.size === 0) return undefined;
  const sentences: Interface['sentences'] = Object.fromEntries(
    [...found].map(([name, said]) => [name, said.map(({ line, digest }) => [line, digest])]),
  );
  keepWords(sentences, found);
  return sentences;
}
