/** Structs and alternates, and what they share with unions. */
import type { Members } from '../../model.js';
import { record } from '../text/record.js';
import type { Definition } from './definition.js';
import { addRecovered, readMembers } from './members.js';
import { describeNode, type ObjectNode } from './nodes.js';
import { type CompiledSchema, qapiCommon } from './output.js';
import { isDamaged, recover } from './recovery.js';

export function addStruct(out: CompiledSchema, definition: Definition): void {
  const { name, doc } = definition;
  const inherited = baseOf(out, definition);
  const members = record(
    Object.entries({ ...inherited.members, ...readMembers(out, name, dataOf(out, definition), doc) }),
  );
  const recovery = recover(definition, Object.keys(members), out.report);
  addRecovered(members, recovery, doc);
  out.types[name] = {
    kind: 'object',
    ...inherited,
    members,
    ...qapiCommon(out, definition, recovery.incomplete),
  };
}

/** The base: a type, or members written in place. */
export function baseOf(
  out: CompiledSchema,
  { name, parts, doc }: Definition,
): { members: Members; base?: string } {
  const base = parts.get('base');
  if (base?.kind === 'object') return { members: readMembers(out, name, base, doc) };
  if (base?.kind === 'text') return { members: record([]), base: base.value };
  if (base !== undefined) {
    out.report(
      'error',
      `expected a type or members as the base of ${name}, got ${describeNode(base)}`,
      base.line,
    );
  }
  return { members: record([]) };
}

export function addAlternate(out: CompiledSchema, definition: Definition): void {
  const members = readMembers(out, definition.name, dataOf(out, definition), definition.doc);
  const recovery = recover(definition, Object.keys(members), out.report);
  addRecovered(members, recovery, definition.doc);
  out.types[definition.name] = {
    kind: 'alternate',
    members,
    ...qapiCommon(out, definition, recovery.incomplete),
  };
}

/** What is in the braces of `data`; empty, with a diagnostic, when they are not there. */
export function dataOf(out: CompiledSchema, definition: Definition): ObjectNode {
  const data = definition.parts.get('data');
  if (data?.kind === 'object') return data;
  if (!isDamaged(definition)) {
    const got = data === undefined ? 'none' : describeNode(data);
    const what = `expected the data of ${definition.name} in braces, got ${got}`;
    out.report('error', what, definition.line);
  }
  return { kind: 'object', entries: [], loose: [], line: definition.line };
}
