/** Comment and definition name the same members. Documents without definitions beside their texts have nothing to compare. */
import type { Interface } from '../model.js';
import type { EntityText } from '../sources/text/entity.js';
import { argumentMembers, membersOf } from '../types.js';
import { type LintFinding, type LintRule, place } from './finding.js';

const SHOWN = 10;

export const nameRule: LintRule = ({ interface: iface, texts }) =>
  iface.document.kind === 'qapi' || iface.document.kind === 'hx'
    ? texts.flatMap((text) => ofEntity(text, iface))
    : [];

function ofEntity(text: EntityText & { file?: string }, iface: Interface): LintFinding[] {
  const defined = definedNames(text, iface);
  // Before comments had to name members, many named none.
  if (defined === null || text.members === null) return [];
  const { kind, name, file, line } = text;
  const documented = new Set(text.members.flatMap((member) => [member.name, outer(member.name)]));
  const missing = defined.own.filter((member) => !documented.has(member));
  const undocumented: LintFinding = {
    rule: 'undocumented',
    entity: name,
    ...place(line, file),
    message: `the text of ${kind} ${name} does not describe ${list(missing)}, which its definition has`,
  };
  const unknown = text.members
    .filter((member) => !defined.all.has(member.name))
    .map(
      (member): LintFinding => ({
        rule: 'unknown-name',
        entity: name,
        ...place(member.line, file),
        message: `the text of ${kind} ${name} describes ${member.name}, which its definition does not have`,
      }),
    );
  return missing.length === 0 ? unknown : [undocumented, ...unknown];
}

/** `bus` of `bus.number`: so comments name what a member has that is written out in place. */
function outer(name: string): string {
  return name.replace(/\..*$/, '');
}

/** Long enumerations often have no word on any value. */
function list(names: string[]): string {
  const shown = names.slice(0, SHOWN).join(', ');
  return names.length <= SHOWN ? shown : `${shown} and ${names.length - SHOWN} more`;
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
  const inner = Object.entries(type.members).flatMap(([member, { type: of }]) =>
    typeof of === 'string' && of.startsWith('q_obj_')
      ? Object.keys(membersOf(iface, of) ?? {}).map((each) => `${member}.${each}`)
      : [],
  );
  return {
    own: type.tag === undefined ? own : [],
    all: new Set([...own, ...inner, ...Object.keys(membersOf(iface, name) ?? {}), ...branches]),
  };
}

function both(all: string[]): { own: string[]; all: Set<string> } {
  return { own: all, all: new Set(all) };
}
