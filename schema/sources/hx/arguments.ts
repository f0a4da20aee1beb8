/** Arguments of a command: the table tells their names and types, the text what the table leaves open. */
import type { Member, Members } from '../../model.js';
import type { Diagnostics } from '../text/diagnostics.js';
import { type ItemText, sectionLines } from '../text/entity.js';
import { exampleArguments } from '../text/example.js';
import { record } from '../text/record.js';
import { typeRef } from '../text/types.js';
import { parseArgsType, type TableArgument } from './args-type.js';
import type { CommandText } from './documentation.js';
import type { TableEntry } from './table.js';

export interface CommandArguments {
  members: Members | null;
  /** Anything else is accepted, too: the table has a group of options. */
  open: boolean;
  /** The list breaks off. */
  incomplete: boolean;
}

export function hxArguments(
  entry: TableEntry,
  text: CommandText | undefined,
  diagnostics: Diagnostics,
): CommandArguments {
  const written = entry.fields.get('args_type');
  if (written === undefined) {
    diagnostics.error(entry.line, `command ${entry.name} has no args_type: its arguments are unknown`);
    return { members: null, open: false, incomplete: false };
  }
  const members = new Map<string, Member>();
  const items = new Map(text?.text.members?.map((m) => [m.name, m]));
  const isArgument = argumentsIn(entry, text);
  let open = false;
  for (const argument of parseArgsType(written)) {
    const where = `command ${entry.name}, argument ${argument.name}`;
    if (argument.problem) diagnostics.warning(entry.line, `${where}: ${argument.problem}`);
    if (argument.options && !isArgument.has(argument.name)) {
      if (!open) addDocumented(members, entry, text, diagnostics);
      open = true;
      continue;
    }
    if (argument.options) {
      diagnostics.warning(entry.line, `${where}: the table checks nothing of it, and its type is unknown`);
    }
    const item = items.get(argument.name);
    const { type, optional } = argument;
    members.set(argument.name, { type, optional, line: item?.line ?? entry.line });
    if (item) compare(entry, argument, item, diagnostics);
  }
  const unknown = reportUnknown(entry, members, text, diagnostics);
  const disputed = unknown.length === 0 ? [] : undocumented(members, text);
  for (const name of disputed) {
    members.delete(name);
    const other = `the text has ${unknown.join(', ')} and not ${name}`;
    diagnostics.warning(entry.line, `command ${entry.name}, argument ${name}: ${other}, so it was left out`);
  }
  const breaksOff = written.trimEnd().endsWith(',');
  if (breaksOff)
    diagnostics.error(entry.line, `command ${entry.name}: its args_type breaks off after a comma`);
  return { members: record(members), open, incomplete: breaksOff || disputed.length > 0 };
}

/** Names that the text or its examples have as arguments: else code `O` names a group of options. */
function argumentsIn(entry: TableEntry, text: CommandText | undefined): Set<string> {
  if (!text) return new Set();
  const shown = exampleArguments(sectionLines(text.text, 'examples'), entry.name) ?? [];
  return new Set([...text.groups.map((g) => g.name), ...shown]);
}

function addDocumented(
  members: Map<string, Member>,
  entry: TableEntry,
  text: CommandText | undefined,
  diagnostics: Diagnostics,
): void {
  const items = text?.text.members ?? [];
  for (const { name, type, optional = false, line } of items) {
    members.set(name, { type: type === undefined ? null : typeRef(type), optional, line });
  }
  const names = items.map((i) => i.name).join(', ') || 'none';
  diagnostics.note(
    entry.line,
    `command ${entry.name} takes a group of options: the text names ${names}, and there may be more`,
  );
}

function compare(entry: TableEntry, argument: TableArgument, item: ItemText, diagnostics: Diagnostics): void {
  const where = `command ${entry.name}, argument ${item.name}`;
  const named = /\(([A-Z][A-Za-z]+)\b/.exec(item.text.map((l) => l.text).join(' '))?.[1];
  if (named !== undefined) {
    const message = `the text calls its type ${named}, which the document does not define; the table's type was kept`;
    diagnostics.note(item.line, `${where}: ${message}`);
  }
  const documented = item.type === undefined ? null : typeRef(item.type);
  if (documented === null || argument.type === null || argument.type === 'any') return;
  // A number may be documented by the nearest JSON type; only a real contradiction is worth a word.
  if (documented === argument.type || (documented === 'int' && argument.type === 'number')) return;
  if (BUILTIN.has(documented as string)) {
    const both = `${documented as string} in the text, ${argument.type as string} in the table`;
    diagnostics.warning(item.line, `${where}: ${both}, which counts`);
  }
}

const BUILTIN = new Set(['str', 'int', 'number', 'bool']);

/** Those of the table that the text does not list: where it lists others in their place, nobody can say which holds. */
function undocumented(members: ReadonlyMap<string, Member>, text: CommandText | undefined): string[] {
  const listed = new Set(text?.text.members?.map(({ name }) => spelled(name)));
  return [...members.keys()].filter((name) => !listed.has(spelled(name)));
}

const spelled = (name: string) => name.replaceAll('_', '-');

/** Arguments that only the text has are none: the table decides what is accepted. Returns them. */
function reportUnknown(
  entry: TableEntry,
  members: ReadonlyMap<string, Member>,
  text: CommandText | undefined,
  diagnostics: Diagnostics,
): string[] {
  // Items of a group are members of the group's argument.
  if (!text || text.groups.some((g) => members.has(g.name))) return [];
  const unknown = (text.text.members ?? []).filter(({ name }) => !members.has(name));
  for (const { name, line } of unknown) {
    diagnostics.warning(
      line,
      `command ${entry.name}: the text has the argument ${name}, which the table does not take`,
    );
  }
  return unknown.map(({ name }) => name);
}
