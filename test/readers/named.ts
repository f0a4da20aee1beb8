/** Compares a manual with the schema it was made from, name by name; a manual prints every integer type as `int`. */
import type { Interface, Members, TypeRef } from '../../schema/model.js';
import { argumentMembers, integerRange, isNone, membersOf } from '../../schema/types.js';

/** One line for each difference; an unknown return type is none. */
export function namedDifferences(manual: Interface, schema: Interface): string[] {
  const mine = facts(manual);
  const theirs = facts(schema);
  const lines: string[] = [];
  for (const key of [...new Set([...mine.keys(), ...theirs.keys()])].sort()) {
    const [a, b] = [mine.get(key), theirs.get(key)];
    if (a !== b && a !== UNKNOWN)
      lines.push(`${key}: ${a ?? 'nothing'} in the manual, ${b ?? 'nothing'} in the schema`);
  }
  return lines;
}

const UNKNOWN = 'unknown';

/** Every fact of an interface, by a path that names it. */
function facts(iface: Interface): Map<string, string> {
  const all = new Map<string, string>();
  for (const [name, command] of Object.entries(iface.commands)) {
    const path = `command ${name}`;
    common(all, path, command);
    members(all, path, command.arguments === null ? null : argumentMembers(iface, command.arguments));
    all.set(
      `${path} returns`,
      command.returns === null ? UNKNOWN : isNone(command.returns) ? 'nothing' : typeName(command.returns),
    );
  }
  for (const [name, event] of Object.entries(iface.events)) {
    const path = `event ${name}`;
    common(all, path, event);
    members(all, path, event.data === null ? null : argumentMembers(iface, event.data));
  }
  for (const [name, type] of Object.entries(iface.types)) {
    const path = `${type.kind} ${name}`;
    common(all, path, type);
    if (type.kind === 'enum') {
      for (const value of type.values ?? [])
        all.set(`${path}=${value}`, conditioned(type.valueConditions?.[value]));
      for (const [value, features] of Object.entries(type.valueFeatures ?? {}))
        all.set(`${path}=${value} features`, features.join());
      continue;
    }
    members(all, path, type.kind === 'object' ? membersOf(iface, name) : type.members);
    if (type.kind === 'alternate') continue;
    if (type.base) all.set(`${path} base`, type.base);
    if (type.tag) all.set(`${path} tag`, type.tag);
    for (const [value, variant] of Object.entries(type.variants ?? {})) {
      all.set(`${path}[${value}]`, `${variant} ${conditioned(type.variantConditions?.[value])}`);
    }
  }
  return all;
}

function common(
  all: Map<string, string>,
  path: string,
  entity: { since?: string; features?: string[]; condition?: string },
): void {
  all.set(path, conditioned(entity.condition));
  if (entity.since) all.set(`${path} since`, entity.since);
  if (entity.features) all.set(`${path} features`, [...entity.features].sort().join());
}

function members(all: Map<string, string>, path: string, list: Members | null): void {
  for (const [name, member] of Object.entries(list ?? {})) {
    const type = member.type === null ? UNKNOWN : typeName(member.type);
    all.set(`${path}.${name}`, `${type}${member.optional ? '?' : ''} ${conditioned(member.condition)}`);
    if (member.features) all.set(`${path}.${name} features`, [...member.features].sort().join());
    if (member.since) all.set(`${path}.${name} since`, member.since);
  }
}

function conditioned(condition: string | undefined): string {
  return condition === undefined ? 'always' : `if ${condition}`;
}

function typeName(type: TypeRef): string {
  const plain = (name: string) => (integerRange(name) ? 'int' : name);
  return typeof type === 'string' ? plain(type) : `[${plain(type[0])}]`;
}
