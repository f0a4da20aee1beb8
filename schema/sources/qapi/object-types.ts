/** Structs and alternates, and what they share with unions. */
import type { Definition } from './definition.js';
import { addRecovered, readMembers } from './members.js';
import { describe, type ObjectNode } from './nodes.js';
import { commonOf, type Output } from './output.js';
import { isDamaged, recover } from './recovery.js';

export function addStruct(out: Output, definition: Definition): void {
  const { name, parts, doc } = definition;
  const members = readMembers(out, name, dataOf(out, definition), doc);
  const recovery = recover(definition, Object.keys(members), out.report);
  addRecovered(members, recovery, definition.doc);
  const base = parts.get('base');
  out.types[name] = {
    kind: 'object',
    members,
    ...(base?.kind === 'text' ? { base: base.value } : {}),
    ...commonOf(out, definition, recovery.incomplete),
  };
}

export function addAlternate(out: Output, definition: Definition): void {
  const members = readMembers(out, definition.name, dataOf(out, definition), definition.doc);
  const recovery = recover(definition, Object.keys(members), out.report);
  addRecovered(members, recovery, definition.doc);
  out.types[definition.name] = {
    kind: 'alternate',
    members,
    ...commonOf(out, definition, recovery.incomplete),
  };
}

/** What is in the braces of `data`; empty, with a diagnostic, when they are not there. */
export function dataOf(out: Output, definition: Definition): ObjectNode {
  const data = definition.parts.get('data');
  if (data?.kind === 'object') return data;
  if (!isDamaged(definition)) {
    const got = data === undefined ? 'none' : describe(data);
    const what = `expected the data of ${definition.name} in braces, got ${got}`;
    out.report('error', what, definition.line);
  }
  return { kind: 'object', entries: [], loose: [], line: definition.line };
}
