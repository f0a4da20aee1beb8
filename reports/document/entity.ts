/** One command, event or type in words. */
import type { JsonValue } from '../../schema/json.js';
import { stringifyJson } from '../../schema/json-text.js';
import type {
  Command,
  DefinedType,
  Event,
  Interface,
  Members,
  None,
  Statement,
  TypeRef,
} from '../../schema/model.js';
import { isNone } from '../../schema/types.js';

export type ShownDefinition =
  | { meta: 'command'; name: string; definition: Command }
  | { meta: 'event'; name: string; definition: Event }
  | { meta: 'type'; name: string; definition: DefinedType };

/** A name may stand for one of each. */
export function definitionsOf({ commands, events, types }: Interface, name: string): ShownDefinition[] {
  const found: ShownDefinition[] = [];
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const event = Object.hasOwn(events, name) ? events[name] : undefined;
  const type = Object.hasOwn(types, name) ? types[name] : undefined;
  if (command) found.push({ meta: 'command', name, definition: command });
  if (event) found.push({ meta: 'event', name, definition: event });
  if (type) found.push({ meta: 'type', name, definition: type });
  return found;
}

export function describe(each: ShownDefinition, statements: readonly Statement[]): string[] {
  const { name, definition } = each;
  const kind = each.meta === 'type' ? each.definition.kind : each.meta;
  const facts = [
    definition.since === undefined ? '' : `since ${definition.since}`,
    definition.condition === undefined ? '' : `if ${definition.condition}`,
    definition.features === undefined ? '' : `features ${definition.features.join(', ')}`,
    definition.line === undefined
      ? ''
      : `${definition.file === undefined ? '' : `${definition.file} `}line ${definition.line}`,
  ].filter((fact) => fact !== '');
  const heading = `${kind} ${name}${facts.length === 0 ? '' : ` (${facts.join('; ')})`}`;
  return [heading, ...body(each), ...statements.map(statementLine)];
}

function body(each: ShownDefinition): string[] {
  if (each.meta === 'command') {
    return [
      ...fields('arguments', each.definition.arguments),
      `  returns ${returned(each.definition.returns)}`,
    ];
  }
  if (each.meta === 'event') return fields('data', each.definition.data);
  const type = each.definition;
  if (type.kind === 'enum')
    return [`  values ${type.values === null ? 'lost by the document' : type.values.join(', ')}`];
  if (type.kind === 'alternate') return memberLines(type.members);
  const base = type.base === undefined ? [] : [`  members of ${type.base}`];
  const variants = Object.entries(type.variants ?? {}).map(
    ([value, name]) => `  members of ${name} when ${type.tag} is ${value}`,
  );
  return [...base, ...memberLines(type.members), ...variants];
}

function fields(what: string, list: Members | string | null): string[] {
  if (list === null) return [`  ${what} lost by the document`];
  return typeof list === 'string' ? [`  ${what} of type ${list}`] : memberLines(list);
}

function memberLines(members: Members): string[] {
  return Object.entries(members).map(([name, { type, optional, since }]) => {
    const tail = since === undefined ? '' : ` (since ${since})`;
    return `  ${name}${optional ? '?' : ''}: ${type === null ? 'type lost by the document' : spelled(type)}${tail}`;
  });
}

function returned(returns: TypeRef | None | null): string {
  if (returns === null) return 'a type that the document does not state';
  return isNone(returns) ? 'nothing' : spelled(returns);
}

function spelled(type: TypeRef): string {
  return Array.isArray(type) ? `[${type[0]}]` : type;
}

function statementLine({ entity: _, kind, member, line, file, ...facts }: Statement): string {
  const values = Object.entries(facts).map(
    ([name, value]) => `${name} ${typeof value === 'string' ? value : stringifyJson(value as JsonValue)}`,
  );
  const about = member === undefined ? '' : ` of ${member}`;
  const where = line === undefined ? '' : `, ${typeof file === 'string' ? `${file} ` : ''}line ${line}`;
  return `  ${kind}${about}: ${values.join(', ') || 'yes'}${where}`;
}

/** The names of all commands, events and types. */
export function contents({ commands, events, types }: Interface): string[] {
  const list = (title: string, all: Record<string, unknown>) => {
    const names = Object.keys(all).sort();
    return names.length === 0 ? [] : [`${title}:`, ...names.map((name) => `  ${name}`)];
  };
  return [...list('commands', commands), ...list('events', events), ...list('types', types)];
}

/** Names that differ in case, or between - and _, or contain what was asked for. */
export function similar({ commands, events, types }: Interface, entity: string): string[] {
  const plain = (name: string) => name.toLowerCase().replaceAll(/[_-]/g, '');
  const all = [commands, events, types].flatMap((each) => Object.keys(each));
  const same = all.filter((name) => plain(name) === plain(entity));
  return same.length > 0 ? same : all.filter((name) => plain(name).includes(plain(entity))).slice(0, 5);
}
