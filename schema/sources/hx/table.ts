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
  const parser = new Parser(diagnostics);
  for (const line of lines) parser.take(line);
  return parser.end();
}

class Parser {
  private readonly file: HxFile = { entries: [], blocks: [] };
  private readonly conditionals: Conditionals;
  private block: DocumentationBlock | null = null;
  /** The field whose string the next line may continue. */
  private field: string | null = null;

  constructor(private readonly diagnostics: Diagnostics) {
    this.conditionals = new Conditionals(diagnostics);
  }

  take({ line, text }: Line): void {
    const word = text.trim();
    if (word === 'SQMP' || word === 'STEXI') {
      if (this.block) this.unclosed(line, word);
      this.block = { line, lines: [], position: this.file.entries.length };
      if (word === 'SQMP') this.file.blocks.push(this.block);
      this.field = null;
    } else if (word === 'EQMP' || word === 'ETEXI') {
      this.block = null;
    } else if (this.block && FIELD.exec(text)?.[1] !== 'name') {
      if (!text.startsWith('HXCOMM')) this.block.lines.push({ line, text });
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

  private entryLine(line: number, text: string): void {
    const match = FIELD.exec(text);
    if (match) {
      this.field = this.startField(line, match[1] as string, match[2] as string);
      return;
    }
    const more = this.field !== null && text.trim().startsWith('"') ? stringsIn(text) : null;
    const entry = this.file.entries.at(-1);
    if (more === null || this.field === null || !entry) this.field = null;
    else entry.fields.set(this.field, (entry.fields.get(this.field) ?? '') + more);
  }

  /** Gives the field's name when a string may go on in the next line. */
  private startField(line: number, name: string, value: string): string | null {
    const string = stringsIn(value);
    if (string === null && value.startsWith('"')) {
      this.diagnostics.error(line, `the string of .${name} breaks off: what it had is unknown`);
      return null;
    }
    if (name === 'name') {
      const condition = this.conditionals.current();
      this.file.entries.push({
        name: string ?? value.replace(/,$/, ''),
        line,
        fields: new Map(),
        condition: condition && printedCondition(condition),
      });
    } else {
      this.file.entries.at(-1)?.fields.set(name, string ?? value.replace(/,$/, '').trim());
    }
    return string === null || name === 'name' ? null : name;
  }
}

/** All string literals of a line as one, as C joins them; null when it has none. */
function stringsIn(text: string): string | null {
  const pieces = [...text.matchAll(STRING)].map((m) => (m[1] as string).replace(/\\(.)/g, '$1'));
  return pieces.length === 0 ? null : pieces.join('');
}
