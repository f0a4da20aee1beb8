/** Takes an hx file apart: entries of the dispatch table, and blocks of documentation between SQMP and EQMP. */
import { printedCondition } from '../text/condition.js';
import type { Diagnostics } from '../text/diagnostics.js';
import type { Line } from '../text/lines.js';
import { Conditionals } from './conditionals.js';

export interface TableEntry {
  name: string;
  line: number;
  /** Strings by name, e.g. `args_type`; other values are not kept. */
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

/** Strings, beginnings of fields, and what is between them. */
const TOKEN = /"((?:[^"\\]|\\.)*)"|\.([a-z_]+(?:\.[a-z_]+)?)\s*=(?!=)|[^".]+|[".]/g;
const ENTRY = /^\s*\{?\s*\.name\s*=\s*"/;

export function parseHx(lines: readonly Line[], diagnostics: Diagnostics): HxFile {
  const parser = new Parser(diagnostics);
  for (const line of lines) parser.take(line);
  return parser.end();
}

class Parser {
  private readonly file: HxFile = { entries: [], blocks: [] };
  private readonly conditionals: Conditionals;
  private block: DocumentationBlock | null = null;
  /** The field whose value is being read. */
  private field: string | null = null;

  constructor(private readonly diagnostics: Diagnostics) {
    this.conditionals = new Conditionals(diagnostics);
  }

  take(given: Line): void {
    const { line, text } = given;
    const word = text.trim();
    if (word === 'SQMP' || word === 'STEXI') {
      if (this.block) this.unclosed(line, word);
      this.block = { line, lines: [], position: this.file.entries.length };
      if (word === 'SQMP') this.file.blocks.push(this.block);
      this.field = null;
    } else if (word === 'EQMP' || word === 'ETEXI') {
      this.block = null;
    } else if (this.block && !ENTRY.test(text)) {
      if (!text.startsWith('HXCOMM')) this.block.lines.push(given);
    } else if (word.startsWith('#')) {
      this.conditionals.take(line, word);
    } else {
      if (this.block) this.unclosed(line, 'the entry here');
      this.block = null;
      this.entryLine(line, text);
    }
  }

  end(): HxFile {
    if (this.block) this.unclosed(this.block.line, 'the end of the document');
    this.conditionals.end();
    return this.file;
  }

  private unclosed(line: number, by: string): void {
    const { line: start } = this.block as DocumentationBlock;
    this.diagnostics.error(line, `the text that began at line ${start} lacks its EQMP: ${by} ended it`);
  }

  /** Fields of an entry, one or more to a line; a string may go on in the next. */
  private entryLine(line: number, text: string): void {
    for (const [token, string, field] of text.matchAll(TOKEN)) {
      if (field !== undefined) this.field = field;
      else if (string !== undefined) this.string(line, string.replace(/\\(.)/g, '$1'));
      else if (token === '"' || (this.field === 'args_type' && /\w/.test(token))) this.broken(line);
      else if (/[,}]/.test(token)) this.field = null;
    }
  }

  private string(line: number, value: string): void {
    if (this.field === 'name') {
      const condition = this.conditionals.current();
      const entry = {
        name: value,
        line,
        fields: new Map(),
        condition: condition && printedCondition(condition),
      };
      this.file.entries.push(entry);
      return;
    }
    const fields = this.file.entries.at(-1)?.fields;
    // Strings side by side are one, as in C.
    if (this.field !== null) fields?.set(this.field, (fields.get(this.field) ?? '') + value);
  }

  private broken(line: number): void {
    const field = this.field ?? 'an entry';
    this.diagnostics.error(line, `${field} is no string, or one that breaks off: what it had is unknown`);
    if (this.field !== null) this.file.entries.at(-1)?.fields.delete(this.field);
    this.field = null;
  }
}
