/** Takes an hx file apart: entries of the dispatch table, and blocks of documentation between SQMP and EQMP. */
import { printedCondition } from '../text/condition.js';
import type { Diagnostics } from '../text/diagnostics.js';
import type { Line } from '../text/lines.js';
import { Conditionals } from './conditionals.js';

export interface TableEntry {
  name: string;
  line: number;
  /** By name, e.g. `args_type`; values as written, strings joined. */
  fields: Map<string, string>;
  /** The `#if` around it, in the model's words. */
  condition: string | null;
}

/** Lines between SQMP and EQMP. */
export interface DocumentationBlock {
  line: number;
  lines: Line[];
  /** How many entries come before it. */
  position: number;
}

export interface HxFile {
  entries: TableEntry[];
  blocks: DocumentationBlock[];
}

const FIELD = /^\s*\.([a-z_]+(?:\.[a-z_]+)?)\s*=\s*(.*)$/;
const STRING = /"((?:[^"\\]|\\.)*)"/g;

export function parseHx(lines: readonly Line[], diagnostics: Diagnostics): HxFile {
  const file: HxFile = { entries: [], blocks: [] };
  const conditionals = new Conditionals(diagnostics);
  let block: DocumentationBlock | null = null;
  let field: string | null = null;
  for (const { line, text } of lines) {
    const word = text.trim();
    if (word === 'SQMP' || word === 'STEXI') {
      if (block)
        diagnostics.warning(
          line,
          `${word} within the text that began at line ${block.line}: it lacks its end`,
        );
      block = { line, lines: [], position: file.entries.length };
      if (word === 'SQMP') file.blocks.push(block);
      field = null;
    } else if (word === 'EQMP' || word === 'ETEXI') {
      block = null;
    } else if (block && !(FIELD.exec(text)?.[1] === 'name')) {
      if (!text.startsWith('HXCOMM')) block.lines.push({ line, text });
    } else if (word.startsWith('#')) {
      conditionals.take(line, word);
    } else {
      if (block)
        diagnostics.error(
          line,
          `the text that began at line ${block.line} lacks its EQMP: the entry here was taken out of it`,
        );
      block = null;
      field = takeEntryLine(file, line, text, field, conditionals);
    }
  }
  conditionals.end();
  return file;
}

/** Adds a line to the table; returns the field whose string the next line may continue. */
function takeEntryLine(
  file: HxFile,
  line: number,
  text: string,
  field: string | null,
  conditionals: Conditionals,
): string | null {
  const match = FIELD.exec(text);
  const entry = file.entries.at(-1);
  if (match) {
    const [, name = '', value = ''] = match;
    const string = stringsIn(value);
    if (name === 'name') {
      const condition = conditionals.current();
      const fields = new Map([['name', string ?? '']]);
      file.entries.push({
        name: string ?? '',
        line,
        fields,
        condition: condition && printedCondition(condition),
      });
      return null;
    }
    entry?.fields.set(name, string ?? value.replace(/,$/, '').trim());
    return string === null ? null : name;
  }
  const more = field !== null && text.trim().startsWith('"') ? stringsIn(text) : null;
  if (more === null || field === null) return null;
  entry?.fields.set(field, (entry.fields.get(field) ?? '') + more);
  return field;
}

/** All string literals of a line as one, as C joins them; null when it has none. */
function stringsIn(text: string): string | null {
  const pieces = [...text.matchAll(STRING)].map((m) => (m[1] as string).replace(/\\(.)/g, '$1'));
  return pieces.length === 0 ? null : pieces.join('');
}
