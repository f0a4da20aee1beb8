import { keepWords } from './citations.js';
import { examplesOf } from './examples/index.js';
import type { Interface } from './model.js';
import type { Reading } from './sources/text/entity.js';
import { Lexicon } from './sources/text/prose.js';
import type { CitableSentence } from './statements/citable.js';
import { citableSentences } from './statements/citable.js';
import { withStatements } from './statements/index.js';
import { linesOf } from './statements/lines-of.js';

/** The sentences of each entity that has any, in the order of their lines; undefined where the document has no words. */
function sentencesIn({ interface: iface, texts }: Reading): Interface['sentences'] {
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

/** The interface with all that can be checked or cited of a document's words: statements, examples and sentences. */
export function withFacts(reading: Reading): Interface {
  const examples = examplesOf(reading);
  const sentences = sentencesIn(reading);
  return {
    ...withStatements(reading),
    ...(examples.length === 0 ? {} : { examples }),
    ...(sentences === undefined ? {} : { sentences }),
  };
}
