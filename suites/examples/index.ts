/** Cases of the examples that a document prints: JSON, as defined, as the server takes them, and carried out. */
import type { Example } from '../../schema/model.js';
import type { Case, ScriptCase } from '../case.js';
import type { DocumentSource } from '../documents/source.js';
import { asDocumented } from './as-documented.js';
import { asServed } from './as-served.js';
import { replayed } from './replay/index.js';
import { wellFormed } from './well-formed.js';

/** A new kind of case for every example is a new file and a line here. */
const OF_EXAMPLES: readonly ((source: DocumentSource, example: Example) => ScriptCase | null)[] = [
  wellFormed,
  asDocumented,
  asServed,
  replayed,
];

/** An exchange that is printed twice is one. */
export function exampleCases(source: DocumentSource): Case[] {
  const all = (source.iface.examples ?? []).flatMap((example) =>
    OF_EXAMPLES.flatMap((derive) => derive(source, example) ?? []),
  );
  return [...new Map(all.map((each) => [each.id, each])).values()];
}
