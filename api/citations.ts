/** The sentences of QEMU's documentation that our scenarios and rules of order stand on, and those that a document does not bear. */
import { findSentence } from '../schema/citations.js';
import type { Interface } from '../schema/model.js';
import { orderRules } from '../suites/order/index.js';
import { citeSentence, type SentenceCite } from '../suites/references.js';
import { SCENARIOS } from '../suites/scenarios/index.js';

/** `by`: the id of the case that stands on it. */
export interface CitedSentence extends SentenceCite {
  by: string;
}

/** Every citation of a sentence by scenarios and by rules of order. */
export function citedSentences(): CitedSentence[] {
  const scenarios = SCENARIOS.flatMap(({ id, cites = [] }) =>
    cites.flatMap((cite) => ('doc' in cite ? [] : [{ by: id, ...cite }])),
  );
  const rules = orderRules.flatMap(({ name, says = [] }) =>
    says.map((sentence) => ({ by: `order/${name}`, ...citeSentence(sentence) })),
  );
  return [...scenarios, ...rules];
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
