/** The sentences of a document that can be cited. */

import type { Citable } from '../reports/document/citations.js';
import { findSentence, sentencesAbout, wordsOf } from '../schema/citations.js';
import type { Interface } from '../schema/model.js';
import { digestOf, normalised } from '../schema/statements/digest.js';
import { UsageError } from './usage-error.js';

/** Of one entity, or of all; only those with these words, if any. Throws UsageError. */
export function citables(iface: Interface, name: string, entity?: string, find?: string): Citable[] {
  const known = entitiesCitable(iface, name);
  const entities = entity === undefined ? known : [entity];
  const all = entities.flatMap((each) => citablesOf(iface, each));
  if (all.length === 0) throw new UsageError(`${name} says nothing of "${entity}" in sentences.`);
  return find === undefined ? all : all.filter(saying(find));
}

/** The entities with sentences. Throws UsageError if the document has none, such as introspection. */
export function entitiesCitable({ sentences }: Interface, name: string): string[] {
  if (sentences === undefined) {
    throw new UsageError(`${name} has no sentences to cite: give a document that people wrote.`);
  }
  return Object.keys(sentences);
}

function citablesOf(iface: Interface, entity: string): Citable[] {
  return sentencesAbout(iface, entity).map(([line, sentence]) => {
    const words = wordsOf(iface, entity, sentence);
    const file = findSentence(iface, entity, sentence)?.file;
    return {
      entity,
      sentence,
      line,
      ...(file === undefined ? {} : { file }),
      ...(words === null ? {} : { words }),
    };
  });
}

function saying(find: string): (each: Citable) => boolean {
  const digest = digestOf(find);
  const part = normalised(find);
  if (digest === null) throw new UsageError(`--find "${find}": expected words, and there are none.`);
  return ({ sentence, words }) =>
    sentence === digest || (words !== undefined && normalised(words).includes(part));
}
