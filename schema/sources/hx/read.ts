/** Reads QEMU's `qmp-commands.hx` (0.14 to 2.6): the dispatch table of QMP with its documentation. */
import type { Command, DocumentInfo, Interface } from '../../model.js';
import { Diagnostics } from '../text/diagnostics.js';
import type { EntityText, Reading } from '../text/entity.js';
import { sectionLines } from '../text/entity.js';
import { type Line, splitLines } from '../text/lines.js';
import { record } from '../text/record.js';
import { returnedBy } from '../text/returns.js';
import { typeRef } from '../text/types.js';
import { hxArguments } from './arguments.js';
import { type CommandText, commandTexts } from './documentation.js';
import { matchTexts } from './match.js';
import { parseHx, type TableEntry } from './table.js';

/** The line numbers that a web page puts before each line, and the blank lines that such a page loses. */

const NUMBERED = /^\s*(\d{1,6})(?:[:|]?[ \t](.*)|[:|]?$)/;

interface Ungutted {
  lines: Line[];
  /** Lines that the page skipped: it shows none that is blank or has no more than a bracket. */
  skipped: number;
}

/** Null when the text has no such numbers. Each run of skipped lines becomes one blank line. */
function withoutGutter(source: readonly Line[]): Ungutted | null {
  const filled = source.filter((l) => l.text !== '').length;
  const numbered = source.filter((l) => NUMBERED.test(l.text)).length;
  if (numbered < 3 || numbered < filled * 0.9) return null;
  const lines: Line[] = [];
  let last = 0;
  let skipped = 0;
  for (const { line, text } of source) {
    const match = NUMBERED.exec(text);
    const number = match ? Number(match[1]) : last + 1;
    const before = lines.at(-1);
    if (number > last + 1 && last > 0 && before) {
      before.lostAfter = true;
      lines.push({ line, text: '' });
      skipped += number - last - 1;
    }
    // What stands above the numbers is the page's own heading.
    if (match || last > 0) lines.push({ line, text: match ? (match[2] ?? '') : text });
    if (match) last = number;
  }
  return { lines, skipped };
}

/** What the text and its examples tell of a return value; objects have no names in these documents. */
function hxReturns(
  name: string,
  text: CommandText | undefined,
  diagnostics: Diagnostics,
): Command['returns'] {
  if (!text) return null;
  const said = sectionLines(text.text, 'returns')
    .map((l) => l.text.trim())
    .join(' ');
  const examples = sectionLines(text.text, 'examples');
  const { returns } = returnedBy({ text: said === '' ? null : said, examples, kindOf: () => undefined });
  if (returns !== null) return returns;
  const json = /^returns? (?:an? )?(json-(?:int|string|bool|number))\b/i.exec(said)?.[1];
  if (json !== undefined) return typeRef(json);
  const what =
    said === '' ? 'nothing is said of its return value' : 'what it returns is described, but has no name';
  diagnostics.note(text.text.line, `command ${name}: ${what}, so the return type is unknown`);
  return null;
}

/** The texts of the documented commands; problems go to `diagnostics`. */
export function hxEntities(text: string, diagnostics: Diagnostics): EntityText[] {
  const { texts, loose } = parse(text, diagnostics);
  return [...texts.values(), ...loose].map((t) => t.text);
}

export function readHx(text: string, document: DocumentInfo): Interface {
  return readHxWithTexts(text, document).interface;
}

/** The same, with what it says of each command in words. */
export function readHxWithTexts(text: string, document: DocumentInfo): Reading {
  const diagnostics = new Diagnostics();
  const { entries, texts, loose } = parse(text, diagnostics);
  const commands = new Map<string, Command>();
  for (const entry of entries) {
    if (commands.has(entry.name)) {
      diagnostics.error(
        entry.line,
        `command ${entry.name} is in the table twice: the second entry was left out`,
      );
      continue;
    }
    commands.set(entry.name, commandOf(entry, texts.get(entry.name), diagnostics));
  }
  for (const only of loose) {
    if (!commands.has(only.text.name)) commands.set(only.text.name, documentedOnly(only, diagnostics));
  }
  if (commands.size === 0) {
    diagnostics.error(
      undefined,
      'expected entries with .name and .args_type, and found none: is this an hx file of QMP?',
    );
  }
  const iface: Interface = {
    document,
    commands: record(commands),
    events: record([]),
    types: record([]),
    statements: [],
    diagnostics: diagnostics.items,
  };
  return { interface: iface, texts: [...texts.values(), ...loose].map((t) => t.text) };
}

function parse(text: string, diagnostics: Diagnostics) {
  const source = splitLines(text, diagnostics);
  const page = withoutGutter(source);
  if (page) {
    const lost = `${page.skipped} lines that were blank or had no more than a bracket are missing`;
    diagnostics.note(
      1,
      `a web page with line numbers: indentation is lost, and ${lost}; line numbers here are those of this text`,
    );
  }
  const { entries, blocks } = parseHx(page?.lines ?? source, diagnostics);
  const { texts, loose } = matchTexts(entries, blocks.flatMap(commandTexts), diagnostics);
  return { entries, texts, loose };
}

function commandOf(entry: TableEntry, text: CommandText | undefined, diagnostics: Diagnostics): Command {
  const { members, open, incomplete } = hxArguments(entry, text, diagnostics);
  if (!text) diagnostics.note(entry.line, `command ${entry.name} has no text: its return type is unknown`);
  return {
    arguments: members,
    returns: hxReturns(entry.name, text, diagnostics),
    ...(open ? { gen: false as const } : {}),
    ...(incomplete ? { incomplete: true as const } : {}),
    ...(entry.condition === null ? {} : { condition: entry.condition }),
    line: entry.line,
  };
}

/** Up to 0.14, query commands are documented here and dispatched elsewhere. */
function documentedOnly(only: CommandText, diagnostics: Diagnostics): Command {
  const { name, line, members } = only.text;
  diagnostics.note(
    line,
    `command ${name} has a text and no entry in the table: its arguments are those of the text`,
  );
  const documented = (members ?? []).map((m) => {
    const type = m.type === undefined ? null : typeRef(m.type);
    return [m.name, { type, optional: m.optional ?? false, line: m.line }] as const;
  });
  return { arguments: record(documented), returns: hxReturns(name, only, diagnostics), line };
}
