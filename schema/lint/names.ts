/** Comment and definition name the same members. Documents without definitions beside their texts have nothing to compare. */
import type { Interface } from '../model.js';
import type { EntityText } from '../sources/text/entity.js';
import { argumentMembers, membersOf } from '../types.js';
import { type Finding, place, type Rule } from './finding.js';

export const names: Rule = ({ interface: iface, texts }) =>
  iface.document.kind === 'qapi' || iface.document.kind === 'hx'
    ? texts.flatMap((text) => ofEntity(text, iface))
    : [];

function ofEntity(text: EntityText & { file?: string }, iface: Interface): Finding[] {
  const defined = definedNames(text, iface);
  // Before comments had to name members, many named none.
  if (defined === null || text.members === null) return [];
  const { kind, name, file, line } = text;
  const documented = new Set(text.members.map((member) => member.name));
  const missing = defined.own
    .filter((member) => !documented.has(member))
    .map(
      (member): Finding => ({
        rule: 'undocumented',
        entity: name,
        ...place(line, file),
        message: `the text of ${kind} ${name} does not describe ${member}, which its definition has`,
      }),
    );
  const unknown = text.members
    .filter((member) => !defined.all.has(member.name))
    .map(
      (member): Finding => ({
        rule: 'unknown-name',
        entity: name,
        ...place(member.line, file),
        message: `the text of ${kind} ${name} describes ${member.name}, which its definition does not have`,
      }),
    );
  return [...missing, ...unknown];
}

/** `own`: what the text must describe; `all`: what it may. Null where the definition is lost, or elsewhere. */
function definedNames(
  { kind, name }: EntityText,
  iface: Interface,
): { own: string[]; all: Set<string> } | null {
  if (kind === 'command' || kind === 'event') {
    const entity = kind === 'command' ? iface.commands[name] : iface.events[name];
    if (entity === undefined || entity.incomplete) return null;
    if ('gen' in entity && entity.gen === false) return null;
    const written = 'arguments' in entity ? entity.arguments : entity.data;
    const all = argumentMembers(iface, written);
    return all === null
      ? null
      : { own: typeof written === 'string' ? [] : Object.keys(all), all: new Set(Object.keys(all)) };
  }
  const type = Object.hasOwn(iface.types, name) ? iface.types[name] : undefined;
  if (type === undefined || type.incomplete) return null;
  if (type.kind === 'enum') return type.values === null ? null : both(type.values);
  if (type.kind === 'alternate') return both(Object.keys(type.members));
  const branches = Object.keys(type.variants ?? {});
  const own = Object.keys(type.members);
  return {
    own: type.tag === undefined ? own : [],
    all: new Set([...own, ...Object.keys(membersOf(iface, name) ?? {}), ...branches]),
  };
}

function both(all: string[]): { own: string[]; all: Set<string> } {
  return { own: all, all: new Set(all) };
}
