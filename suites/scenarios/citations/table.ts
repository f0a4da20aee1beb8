/**
 * Which sentences of QEMU's documentation say what a scenario checks, by its id. A scenario that is not in a table stands
 * on no text: it is a convention. Every sentence of an entry is needed.
 */
import { type CitedSentence, citeSentence, type SentenceCite } from '../../references.js';

export type CitationTable = Readonly<Record<string, readonly CitedSentence[]>>;

/** That a request is refused under a condition, and with which class, is a detail: SHOULD. */
const OF_A_CONDITION = /^command\/[^/]+\/failure\//;

/** What the scenario of this id cites; none where no table has it. */
export function citesFrom(tables: readonly CitationTable[], id: string): SentenceCite[] {
  const sentences = tables.find((table) => Object.hasOwn(table, id))?.[id] ?? [];
  return sentences.map((sentence) => citeSentence(sentence, OF_A_CONDITION.test(id)));
}
