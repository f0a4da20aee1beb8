/** Reads a schema's files by the rules of the language: the main file, and each included one where it is first included. */
import { describeNode, type Node, type NodeEntry } from '../nodes.js';
import { includedPath } from '../paths.js';
import { LARGEST } from '../source.js';
import { ExpressionParser } from './expression.js';
import { type Faults, spoken } from './fault.js';
import { SyntaxFault, Tokens } from './tokens.js';
import type { Comment, Written, WrittenCommentLine } from './written.js';

export interface SchemaFiles {
  text: string;
  /** Name of the main file, to know it again where another includes it. */
  name: string;
  include: ((path: string) => string | null) | null;
}

const DEEPEST = 64;
const MOST_FILES = 1000;

export function readFiles({ text, name, include }: SchemaFiles, faults: Faults): Written {
  const walk = new Walk(include, faults, name);
  walk.read(text, undefined);
  return walk.written;
}

class Walk {
  readonly written: Written = {
    expressions: [],
    pragmas: [],
    comments: [],
    partial: false,
    pragmasLost: false,
  };
  private readonly seen = new Set<string>();
  private readonly open: string[] = [];
  private size = 0;

  constructor(
    private readonly include: SchemaFiles['include'],
    private readonly faults: Faults,
    main: string,
  ) {
    this.seen.add(main);
    this.open.push(main);
  }

  get hopeless(): boolean {
    return this.faults.hopeless;
  }

  read(text: string, file: string | undefined): void {
    this.size += text.length;
    // The reader has said so.
    if (this.size > LARGEST) this.written.partial = true;
    else new FileReader(this, text, file).read();
  }

  fault(
    rule: 'syntax' | 'directive' | 'comment',
    line: number,
    file: string | undefined,
    message: string,
  ): void {
    this.faults.add(rule, { line, file }, '', message);
  }

  /** What `include` names, as seen from `from`. */
  follow(from: string | undefined, value: Node, line: number): void {
    if (value.kind !== 'text') {
      this.fault(
        'directive',
        line,
        from,
        `expected the name of a file to include, got ${describeNode(value)}`,
      );
      return;
    }
    const path = includedPath(from, value.value);
    if (this.open.includes(path)) {
      this.fault(
        'directive',
        line,
        from,
        `${value.value} is included in a circle (${[...this.open, path].join(' → ')})`,
      );
      return;
    }
    if (this.seen.has(path)) return;
    this.seen.add(path);
    const bounded = this.open.length < DEEPEST && this.seen.size <= MOST_FILES;
    const text = bounded && this.include !== null ? this.include(path) : null;
    if (text === null) {
      this.written.partial = true;
      this.written.pragmasLost = true;
      // Where only one text was given, nothing is known of its includes.
      if (this.include !== null)
        this.fault('directive', line, from, `${path} is included and cannot be read`);
      return;
    }
    this.open.push(path);
    this.read(text, path);
    this.open.pop();
  }
}

class FileReader {
  private readonly tokens: Tokens;
  private readonly parser: ExpressionParser;
  /** After a fault, up to the next definition: what stands there belongs to what was broken. */
  private recovering = false;
  /** Where the expression at hand begins. */
  private begun = 0;
  /** The comment before the place that is read. */
  private comment: Comment | null = null;

  constructor(
    private readonly walk: Walk,
    private readonly text: string,
    private readonly file: string | undefined,
  ) {
    this.tokens = new Tokens(text);
    this.parser = new ExpressionParser(this.tokens);
  }

  read(): void {
    for (let begins = false; ; ) {
      try {
        if (!begins) this.parser.advance();
        begins = true;
        if (this.parser.ahead.kind === 'end') break;
        this.item();
      } catch (error) {
        if (!(error instanceof SyntaxFault)) throw error;
        this.broken(error);
        this.comment = null;
        if (this.walk.hopeless || !this.resume(error.at)) break;
        begins = false;
      }
    }
    this.dropComment();
  }

  /** Goes on at the next definition; what is passed over may say what is to be excepted. */
  private resume(from: number): boolean {
    const found = this.tokens.resume(from);
    const lost = this.text.slice(this.begun, this.tokens.place);
    this.walk.written.pragmasLost ||= /'(?:pragma|include)'/.test(lost);
    return found;
  }

  private broken(fault: { line: number; message: string }): void {
    this.walk.fault('syntax', fault.line, this.file, fault.message);
    this.walk.written.partial = true;
    this.recovering = true;
  }

  private item(): void {
    const { kind, line, at } = this.parser.ahead;
    if (this.recovering && kind !== '{' && kind !== 'comment') {
      this.resume(at);
      this.parser.advance();
      return;
    }
    this.begun = at;
    if (kind === 'comment') {
      this.dropComment();
      this.comment = this.documentation();
      this.walk.written.comments.push(this.comment);
      return;
    }
    const object = this.parser.value();
    this.recovering = false;
    if (object.kind !== 'object') {
      const got = object.kind === 'text' ? `the string ${describeNode(object)}` : describeNode(object);
      this.broken({ line, message: `expected a definition in braces, got ${got}` });
      return;
    }
    const directive =
      object.entries.find(({ key }) => key === 'include') ??
      object.entries.find(({ key }) => key === 'pragma');
    if (directive === undefined) {
      this.walk.written.expressions.push({ object, line, file: this.file, comment: this.comment });
    } else {
      this.dropComment();
      this.directive(directive, object.entries, line);
    }
    this.comment = null;
  }

  private directive(own: NodeEntry, entries: NodeEntry[], line: number): void {
    if (entries.length > 1) {
      const others = entries.filter((entry) => entry !== own).map(({ key }) => key);
      const what = `a directive ${own.key} stands alone in its braces, and here is ${spoken(others)} beside it`;
      this.walk.fault('directive', line, this.file, what);
    }
    if (own.key === 'include') this.walk.follow(this.file, own.value, line);
    else if (own.value.kind !== 'object') {
      const got = describeNode(own.value);
      this.walk.fault('directive', line, this.file, `expected a pragma in braces, got ${got}`);
    } else {
      for (const { key: name, value } of own.value.entries)
        this.walk.written.pragmas.push({ name, value, line, file: this.file });
    }
  }

  private documentation(): Comment {
    const { value, line } = this.parser.ahead;
    const fault = (at: number, message: string) => this.walk.fault('comment', at, this.file, message);
    if (value !== '##')
      fault(line, `a documentation comment begins with ## alone on its line, got ${value.slice(0, 60)}`);
    const lines: WrittenCommentLine[] = [];
    let token = this.tokens.next(true);
    for (; token.kind === 'comment' && !token.value.startsWith('##'); token = this.tokens.next(true))
      lines.push({ text: token.value, line: token.line });
    const closed = token.kind === 'comment';
    const got = token.value.slice(0, 60);
    if (!closed) fault(token.line, `the documentation comment of line ${line} is not closed by ##`);
    else if (token.value !== '##')
      fault(token.line, `a documentation comment ends with ## alone on its line, got ${got}`);
    if (closed) this.parser.advance();
    else this.parser.ahead = token;
    return { line, file: this.file, lines, end: token.line, closed };
  }

  /** A comment that documents a definition needs that definition after it. */
  private dropComment(): void {
    const title = this.comment === null ? null : titleOf(this.comment);
    if (this.comment !== null && title) {
      const what = `the comment documents ${title}, and no definition follows it`;
      this.walk.fault('comment', this.comment.line, this.file, what);
    }
    this.comment = null;
  }
}

/** The name that a comment documents; null for one that documents no definition. */
function titleOf({ lines }: Comment): string | null {
  return /^# @(.+):\s*$/.exec(lines[0]?.text ?? '')?.[1] ?? null;
}
