/** The sentences of QEMU's documentation that our scenarios stand on, and those that a document does not bear. */
import { findSentence } from '../schema/citations.js';
import type { Interface } from '../schema/model.js';
import type { SentenceCite } from '../suites/references.js';
import { SCENARIOS } from '../suites/scenarios/index.js';

/** `by`: the id of the scenario that stands on it. */
export interface CitedSentence extends SentenceCite {
  by: string;
}

/** Every citation of a sentence by scenarios. Order rules cite definitions, which every document of the release has. */
export function citedSentences(): CitedSentence[] {
  return SCENARIOS.flatMap(({ id, cites = [] }) =>
    cites.flatMap((cite) => ('doc' in cite ? [] : [{ by: id, ...cite }])),
  );
}

/** Those of `cited` that the document bears in none of their wordings. */
export function lostCitations(
  iface: Interface,
  cited: readonly CitedSentence[] = citedSentences(),
): CitedSentence[] {
  return cited.filter(({ entity, sentence }) => {
    const digests = typeof sentence === 'string' ? [sentence] : sentence;
    return digests.every((digest) => findSentence(iface, entity, digest) === null);
  });
}
