/** The sentence of a manual that names the type of a reply: manuals print it as prose where a schema has a field. */
import { findSentence } from '../../schema/citations.js';
import type { Interface, None, TypeRef } from '../../schema/model.js';
import { digestOf } from '../../schema/statements/digest.js';
import { isNone } from '../../schema/types.js';

/** What manuals write before the name of a type. */
const BEFORE = {
  one: ['', 'a ', 'an ', 'the ', 'returns a ', 'returns an ', 'returns '],
  many: ['a list of ', 'list of ', 'an array of ', 'array of ', 'returns a list of ', 'an ordered list of '],
};

/** Its line; undefined where no such sentence is known. */
export function lineOfReturned(
  iface: Interface,
  command: string,
  returns: TypeRef | None | null,
): number | undefined {
  if (returns === null || isNone(returns)) return undefined;
  const [type, before] = typeof returns === 'string' ? [returns, BEFORE.one] : [returns[0], BEFORE.many];
  for (const words of before) {
    const digest = digestOf(words + type);
    const place = digest === null ? null : findSentence(iface, command, digest);
    if (place !== null) return place.line;
  }
  return undefined;
}
