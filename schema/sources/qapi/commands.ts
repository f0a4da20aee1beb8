/** Commands and events. */
import type { Command, Event, Members } from '../../model.js';
import type { Definition } from './definition.js';
import { docText } from './doc.js';
import { addRecovered, readMembers, readType } from './members.js';
import { describeNode, type Node } from './nodes.js';
import { type CompiledSchema, qapiCommon } from './output.js';
import { isDamaged, recover } from './recovery.js';

export function addCommand(out: CompiledSchema, definition: Definition): void {
  const { name, parts } = definition;
  const { list, incomplete } = argumentsOf(out, definition);
  const flags: Partial<Command> = {
    ...(isTrue(parts.get('allow-oob')) ? { oob: true } : {}),
    ...(isTrue(parts.get('allow-preconfig')) ? { preconfig: true } : {}),
    ...(isFalse(parts.get('success-response')) ? { successResponse: false } : {}),
    ...(isFalse(parts.get('gen')) ? { gen: false } : {}),
  };
  out.commands[name] = {
    arguments: list,
    returns: returnsOf(out, definition),
    ...flags,
    ...qapiCommon(out, definition, incomplete),
  };
}

export function addEvent(out: CompiledSchema, definition: Definition): void {
  const { list, incomplete } = argumentsOf(out, definition);
  const event: Event = { data: list, ...qapiCommon(out, definition, incomplete) };
  out.events[definition.name] = event;
}

function argumentsOf(
  out: CompiledSchema,
  definition: Definition,
): { list: Members | string | null; incomplete: boolean } {
  const data = definition.parts.get('data');
  if (data?.kind === 'text') return { list: data.value, incomplete: false };
  if (data !== undefined && data.kind !== 'object' && data.kind !== 'lost') {
    const what = `expected the arguments of ${definition.name} or their type, got ${describeNode(data)}`;
    out.report('error', what, data.line);
    return { list: null, incomplete: false };
  }
  const members = data?.kind === 'object' ? readMembers(out, definition.name, data, definition.doc) : {};
  const recovery = recover(definition, Object.keys(members), out.report);
  addRecovered(members, recovery, definition.doc);
  const nothingKnown = data?.kind !== 'object' && Object.keys(members).length === 0;
  if (nothingKnown && isDamaged(definition)) return { list: null, incomplete: false };
  return { list: members, incomplete: recovery.incomplete };
}

function returnsOf(out: CompiledSchema, definition: Definition): Command['returns'] {
  const { name, parts, damage, doc, line } = definition;
  const node = parts.get('returns');
  if (node !== undefined) return readType(out, name, 'returns', node);
  if (!isDamaged(definition) && !damage.cut) return {};
  const told = doc?.sections.find((section) => section.name === 'returns');
  if (told === undefined ? doc?.whole : /^nothing\b/i.test(docText(told))) return {};
  out.report('warning', `${name} may have lost what it returns`, line);
  return null;
}

/** The first dialects write `'no'` for false. */
function isFalse(node: Node | undefined): boolean {
  return (node?.kind === 'bool' && !node.value) || (node?.kind === 'text' && node.value === 'no');
}

function isTrue(node: Node | undefined): boolean {
  return node?.kind === 'bool' && node.value;
}
