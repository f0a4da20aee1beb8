/** Takes a documentation comment apart by the rules of the language, and stops at its first fault. */
import { hasRule, type SchemaEdition } from './edition.js';
import type { Faults } from './fault.js';
import { LineRules } from './line-rules.js';
import type { Comment } from './written.js';

export interface Documentation {
  comment: Comment;
  /** What it documents; null for a comment of its own. */
  symbol: string | null;
  /** Arguments, members, values, branches; and the line of each. */
  members: Map<string, number>;
  features: Map<string, number>;
  /** Lines of the sections that only some definitions may have. */
  sections: Map<string, number>;
  /** What it lacks may be behind a fault. */
  broken: boolean;
}

const DESCRIPTION = /^@([^:]*): */;
/** Before 8.1, of one word. */
const ONE_WORD = /^@(\S*):(?:\s+|$)/;
const SECTION = /^(Returns|Errors|Since|Notes?|Examples?|TODO)(?!::): */;
const ONCE = new Set(['Returns', 'Errors', 'Since']);
const REPLACED: Record<string, string> = { Note: '.. note::', Example: '.. qmp-example::' };

class CommentFault extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}

export function readDocumentation(comment: Comment, edition: SchemaEdition, faults: Faults): Documentation {
  const documentation: Documentation = {
    comment,
    symbol: null,
    members: new Map(),
    features: new Map(),
    sections: new Map(),
    broken: false,
  };
  try {
    new Reader(documentation, edition).read();
  } catch (error) {
    if (!(error instanceof CommentFault)) throw error;
    documentation.broken = true;
    faults.add(
      'comment',
      { line: error.line, file: comment.file },
      documentation.symbol ?? '',
      error.message,
    );
  }
  return documentation;
}

/** A description or section whose text may still come. */
interface Open {
  what: string;
  line: number;
  filled: boolean;
}

class Reader {
  private at = -1;
  /** The line at hand without `# `; null after the last. */
  private text: string | null = '';
  private readonly rules: LineRules;
  private readonly opened: Open[] = [];
  private pastMembers = false;
  /** Text is known by its indentation: before 8.1, it could stand at the margin below its name. */
  private readonly indented: boolean;
  /** Before 8.1, text that began beside its name went on below itself. */
  private readonly aligned: boolean;
  private readonly description: RegExp;

  constructor(
    private readonly into: Documentation,
    private readonly edition: SchemaEdition,
  ) {
    this.rules = new LineRules(edition);
    this.indented = hasRule(edition, 801);
    this.aligned = hasRule(edition, 209, 801);
    this.description = this.indented ? DESCRIPTION : ONE_WORD;
  }

  read(): void {
    this.next();
    if (this.text?.startsWith('@')) this.definition(this.text);
    else this.freeForm();
    const empty = this.opened.find(({ filled }) => !filled);
    if (empty && (this.indented || this.aligned))
      throw new CommentFault(empty.line, `${empty.what} has no text`);
  }

  private get line(): number {
    const { lines, line, end } = this.into.comment;
    return this.at < 0 ? line : (lines[this.at]?.line ?? end);
  }

  private next(): void {
    const line = this.into.comment.lines[++this.at];
    this.text = null;
    if (line === undefined) return;
    const wrong = this.rules.complaint(line.text);
    if (wrong !== null) throw this.fault(wrong);
    this.text = line.text.slice(2).trimEnd();
  }

  private skipBlank(): void {
    while (this.text === '') this.next();
  }

  private fault(message: string): CommentFault {
    return new CommentFault(this.line, message);
  }

  private freeForm(): void {
    for (let first = true; this.text !== null; first = false) {
      const described = this.description.exec(this.text);
      if (described)
        throw this.fault(`@${described[1]}: describes a member in a comment that documents no definition`);
      if (!first && this.text.startsWith('=') && hasRule(this.edition, 900, 1001))
        throw this.fault('a heading with = stands below the first line of its comment');
      this.next();
    }
  }

  private definition(title: string): void {
    if (!title.endsWith(':')) throw this.fault(`expected a colon at the end of ${title.slice(0, 60)}`);
    this.into.symbol = title.slice(1, -1);
    if (this.into.symbol === '') throw this.fault('expected the name of a definition after @');
    this.next();
    for (this.skipBlank(); this.text !== null; this.skipBlank()) this.part(this.text);
  }

  private part(text: string): void {
    const section = SECTION.exec(text);
    if (text === 'Features:') this.features();
    else if (this.description.test(text)) {
      if (this.pastMembers)
        throw this.fault(
          `@${this.description.exec(text)?.[1]} is described after a section, where no member is described any more`,
        );
      this.descriptions(this.into.members);
    } else if (section) this.section(section[1] as string, text.slice(section[0].length));
    else if (text.startsWith('=') && hasRule(this.edition, 209, 1001))
      throw this.fault('a heading with = stands in the comment of a definition');
    else this.paragraph();
  }

  private features(): void {
    if (this.into.features.size > 0) throw this.fault('Features: stands twice in one comment');
    this.next();
    this.skipBlank();
    this.descriptions(this.into.features);
    if (this.into.features.size === 0) throw this.fault('Features: is followed by no feature');
  }

  private descriptions(into: Map<string, number>): void {
    for (;;) {
      const described = this.text === null ? null : this.description.exec(this.text);
      if (!described) break;
      const name = described[1] as string;
      if (name === '') throw this.fault('expected a name after @');
      if (into.has(name)) throw this.fault(`@${name} is described twice`);
      into.set(name, this.line);
      this.body(`the description of @${name}`, (this.text ?? '').slice(described[0].length));
    }
    this.pastMembers ||= this.indented;
  }

  private section(tag: string, text: string): void {
    const kind = tag.replace(/s$/, '');
    const instead = REPLACED[kind];
    if (instead !== undefined && hasRule(this.edition, 901))
      throw this.fault(`the section ${tag}: is refused since QEMU 9.1: use ${instead}`);
    if (ONCE.has(tag)) {
      if (this.into.sections.has(tag)) throw this.fault(`the section ${tag}: stands twice in one comment`);
      this.into.sections.set(tag, this.line);
    }
    this.body(`the section ${tag}:`, text);
    this.pastMembers = true;
  }

  /** The text of a description or a section: the rest of its line, and what is indented below. */
  private body(what: string, text: string): void {
    const open: Open = { what, line: this.line, filled: text !== '' };
    this.opened.push(open);
    const column = text === '' ? 0 : (this.text ?? '').length - text.length;
    this.next();
    if (this.indented) this.indentedBody(open);
    else this.oldBody(open, column);
  }

  private indentedBody(open: Open): void {
    this.skipBlank();
    const indent = indentOf(this.text ?? '');
    if (this.text === null || indent === 0) return;
    open.filled = true;
    for (let second = true; ; second = false) {
      this.next();
      if (this.text === null || this.description.test(this.text)) return;
      if (this.text === '' || indentOf(this.text) >= indent) continue;
      if (second) throw this.outdented(indent);
      return;
    }
  }

  private oldBody(open: Open, column: number): void {
    const described = open.what.startsWith('the description');
    for (let blank = false; this.text !== null && !this.begins(this.text); this.next()) {
      if (this.text === '') {
        blank = true;
        continue;
      }
      const indent = indentOf(this.text);
      if (blank && indent === 0 && described) return;
      if (indent < column && this.aligned) throw this.outdented(column);
      open.filled = true;
    }
  }

  private outdented(indent: number): CommentFault {
    return this.fault(`expected an indentation of at least ${indent} here, as the text before has`);
  }

  /** Whether a line begins a description or a section. */
  private begins(text: string): boolean {
    return this.description.test(text) || SECTION.test(text);
  }

  private paragraph(): void {
    if (this.aligned) this.pastMembers ||= this.into.members.size > 0 || this.into.features.size > 0;
    do this.next();
    while (this.text && (this.indented || !(this.begins(this.text) || this.text === 'Features:')));
  }
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}
