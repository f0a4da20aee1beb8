/** Arguments of a command: the table tells their names and types, the text what the table leaves open. */
import type { Member, Members } from '../../model.js';
import type { Diagnostics } from '../text/diagnostics.js';
import { sectionLines } from '../text/entity.js';
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
}

export function argumentsOf(
  entry: TableEntry,
  text: CommandText | undefined,
  diagnostics: Diagnostics,
): CommandArguments {
  const written = entry.fields.get('args_type');
  if (written === undefined) {
    diagnostics.error(entry.line, `command ${entry.name} has no args_type: its arguments are unknown`);
    return { members: null, open: false };
  }
  const members = new Map<string, Member>();
  let open = false;
  for (const argument of parseArgsType(written)) {
    if (argument.problem)
      diagnostics.warning(
        entry.line,
        `command ${entry.name}, argument ${argument.name}: ${argument.problem}`,
      );
    if (argument.options && !isArgument(argument.name, entry, text)) {
      open = true;
      addDocumented(members, entry, text, diagnostics);
      continue;
    }
    if (argument.options) {
      diagnostics.warning(
        entry.line,
        `command ${entry.name}: the table checks nothing of ${argument.name}, whose type is unknown`,
      );
    }
    const line = text?.text.members?.find((m) => m.name === argument.name)?.line ?? entry.line;
    members.set(argument.name, { type: argument.type, optional: argument.optional, line });
    compare(entry, argument, text, diagnostics);
  }
  reportUnknown(entry, members, text, diagnostics);
  return { members: record(members), open };
}

/** Code `O` names a group of options, unless the text or the examples have an argument of that name. */
function isArgument(name: string, entry: TableEntry, text: CommandText | undefined): boolean {
  if (!text) return false;
  if (text.groups.some((g) => g.name === name)) return true;
  return exampleArguments(sectionLines(text.text, 'examples'), entry.name)?.has(name) ?? false;
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

function compare(
  entry: TableEntry,
  argument: TableArgument,
  text: CommandText | undefined,
  diagnostics: Diagnostics,
): void {
  const item = text?.text.members?.find((m) => m.name === argument.name);
  const named = /\(([A-Z][A-Za-z]+)\b/.exec(item?.text.map((l) => l.text).join(' ') ?? '')?.[1];
  if (item && named !== undefined) {
    diagnostics.note(
      item.line,
      `command ${entry.name}, argument ${item.name}: the text calls its type ${named}, which the document does not define; the table's type was kept`,
    );
  }
  const documented = item?.type === undefined ? null : typeRef(item.type);
  if (!item || documented === null || argument.type === null || argument.type === 'any') return;
  // A flag or number is spelled with whatever JSON type comes near; only a real contradiction is worth a word.
  if (documented === argument.type || (documented === 'int' && argument.type === 'number')) return;
  if (BUILTIN.has(documented as string)) {
    diagnostics.warning(
      item.line,
      `command ${entry.name}, argument ${item.name}: ${documented as string} in the text, ${argument.type as string} in the table, which counts`,
    );
  }
}

const BUILTIN = new Set(['str', 'int', 'number', 'bool']);

/** Arguments that only the text has are none: the table decides what is accepted. */
function reportUnknown(
  entry: TableEntry,
  members: ReadonlyMap<string, Member>,
  text: CommandText | undefined,
  diagnostics: Diagnostics,
): void {
  // Items of a group are members of the group's argument.
  if (!text || text.groups.some((g) => members.has(g.name))) return;
  for (const { name, line } of text.text.members ?? []) {
    if (!members.has(name)) {
      diagnostics.warning(
        line,
        `command ${entry.name}: the text has the argument ${name}, which the table does not take`,
      );
    }
  }
}
