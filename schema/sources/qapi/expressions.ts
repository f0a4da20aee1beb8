/**
 * Parses the expressions of one schema text. Where the text is damaged it closes what is open, keeps what is there
 * and says so: a definition whose braces are lost is still a definition.
 */
import { endsBeforeValue, endsDefinition, skipToDefinition } from './boundaries.js';
import type { ReportDiagnostic } from './diagnostics.js';
import type { Damage, ListNode, Node, ObjectNode } from './nodes.js';
import { type CommentLine, type QapiToken, Scanner, tokenText } from './scanner.js';
import { lostBetween, physicalLine } from './source.js';
import type { Source } from './source-text.js';

/** QAPI needs six levels. */
const DEEPEST = 32;

export interface Expression {
  object: ObjectNode;
  /** Comments since the expression before. */
  comments: CommentLine[];
  /** First line of the expression in the scanned text. */
  row: number;
  damage: Damage;
}

/** Yields the expressions in order; returns the comments after the last one. */
export function parseExpressions(
  source: Source,
  report: ReportDiagnostic,
): Generator<Expression, CommentLine[]> {
  return new Parser(source, report).expressions();
}

class Parser {
  private readonly scanner: Scanner;
  private last: QapiToken | null = null;
  private lists = 0;
  /** Set when the expression ended before its closing bracket: everything that is open closes. */
  private cut = false;
  private open = false;
  private more = false;

  constructor(
    private readonly source: Source,
    private readonly report: ReportDiagnostic,
  ) {
    this.scanner = new Scanner(source);
  }

  *expressions(): Generator<Expression, CommentLine[]> {
    let comments: CommentLine[] = [];
    let inJunk = false;
    for (;;) {
      const token = this.scanner.peek();
      for (const comment of token.comments) comments.push(comment);
      if (token.kind === 'end') return comments;
      if (token.kind === '{') {
        yield this.expression(token, comments);
        comments = [];
        inJunk = false;
      } else {
        this.scanner.next();
        if (!inJunk) this.outside(token);
        inJunk = true;
      }
    }
  }

  private expression(first: QapiToken, comments: CommentLine[]): Expression {
    this.cut = false;
    this.open = false;
    this.more = false;
    this.lists = 0;
    const object = this.object(1);
    const lines = lostBetween(this.source, first.row, this.last?.row ?? first.row);
    return {
      object,
      comments,
      row: first.row,
      damage: { cut: this.cut, open: this.open, more: this.more, lines, opening: false },
    };
  }

  private object(depth: number): ObjectNode {
    const node: ObjectNode = { kind: 'object', entries: [], loose: [], line: this.line(this.take()) };
    let separated = true;
    while (!this.cut) {
      const token = this.scanner.peek();
      if (endsDefinition(this.scanner, token)) this.cutBefore(token);
      else if (token.kind === '}') {
        this.take();
        if (depth > 1 || this.scanner.peek().kind !== ',') break;
        this.say('note', token, 'the brace that opens what this one closes is lost');
      } else if (token.kind === ']' && this.lists > 0) {
        this.say('note', token, 'a closing brace is lost before this bracket');
        break;
      } else if (token.kind === ']') this.take();
      else if (token.kind === ',' || token.kind === 'text') {
        separated = this.separator(token, separated);
        if (token.kind === 'text') this.entry(node, depth);
      } else this.unexpected(token, depth);
    }
    return node;
  }

  private entry(node: ObjectNode, depth: number): void {
    const key = this.take();
    const line = this.line(key);
    if (this.scanner.peek().kind === ':') {
      this.take();
      node.entries.push({ key: key.value, value: this.value(depth), line });
    } else {
      if (endsDefinition(this.scanner, this.scanner.peek())) this.breakOff();
      node.loose.push({ kind: 'text', value: key.value, line });
    }
  }

  private list(depth: number): ListNode {
    const node: ListNode = { kind: 'list', items: [], line: this.line(this.take()) };
    let separated = true;
    this.lists++;
    while (!this.cut) {
      const token = this.scanner.peek();
      if (endsDefinition(this.scanner, token)) this.cutBefore(token);
      else if (token.kind === ']') {
        this.take();
        break;
      } else if (token.kind === '}') {
        this.say('note', token, 'a closing bracket is lost before this brace');
        break;
      } else {
        separated = this.separator(token, separated);
        if (token.kind !== ',') node.items.push(this.value(depth));
      }
    }
    this.lists--;
    return node;
  }

  private value(depth: number): Node {
    const token = this.scanner.peek();
    const line = this.line(token);
    if (endsBeforeValue(this.scanner, this.source, this.last, token)) {
      this.cutBefore(token);
      return { kind: 'lost', line };
    }
    if (token.kind === '{' || token.kind === '[') {
      if (depth < DEEPEST) return token.kind === '{' ? this.object(depth + 1) : this.list(depth + 1);
      this.tooDeep(token);
      return { kind: 'lost', line };
    }
    if (token.kind === 'text') return { kind: 'text', value: this.take().value, line };
    if (token.kind === 'word' && /^(true|false)$/.test(token.value)) {
      return { kind: 'bool', value: this.take().value === 'true', line };
    }
    this.say('error', token, `expected a value, got ${tokenText(token)}`);
    if (token.kind === 'word' || token.kind === 'bad' || token.kind === ':') this.drop(token);
    return { kind: 'lost', line };
  }

  /** Takes a comma, misses one, or is content; tells whether the next item is separated from the one before. */
  private separator(token: QapiToken, separated: boolean): boolean {
    if (token.kind === ',') {
      if (separated) this.say('note', token, 'a comma separates nothing');
      this.take();
      return true;
    }
    if (!separated) this.say('note', token, `a comma is missing before ${tokenText(token)}`);
    return false;
  }

  private cutBefore(token: QapiToken): void {
    this.cut = true;
    if (this.last !== null && ',:{['.includes(this.last.kind)) this.breakOff();
    this.open ||= token.kind === 'end';
    const where =
      token.kind === 'end' ? 'the text ends' : `another one begins before line ${this.line(token)}`;
    this.say('note', this.last ?? token, `the closing brackets of this definition are lost: ${where}`);
  }

  private tooDeep(token: QapiToken): void {
    this.say('error', token, `expected at most ${DEEPEST} nested brackets, got more; the rest is skipped`);
    this.cut = true;
    this.breakOff();
    skipToDefinition(this.scanner);
  }

  private unexpected(token: QapiToken, depth: number): void {
    this.say('error', token, `expected a name in quotes, got ${tokenText(token)}`);
    // A value whose name is lost is read all the same, to find its end.
    if (token.kind === '{' || token.kind === '[') this.value(depth);
    else this.drop(token);
  }

  private drop(token: QapiToken): void {
    this.take();
    if (token.kind === 'bad' && this.scanner.peek().kind === 'end') this.breakOff();
  }

  private breakOff(): void {
    this.open = true;
    this.more = true;
  }

  /** Between definitions nothing but comments is expected. */
  private outside(token: QapiToken): void {
    if (token.kind === '}' || token.kind === ']')
      this.say('note', token, `this ${token.kind} closes nothing`);
    else this.say('error', token, `expected a definition in braces, got ${tokenText(token)}`);
  }

  private take(): QapiToken {
    this.last = this.scanner.next();
    return this.last;
  }

  private say(severity: 'error' | 'note', token: QapiToken, what: string): void {
    const line = this.line(token);
    this.report(severity, what, line);
  }

  private line(token: QapiToken): number {
    return physicalLine(this.source, token.row);
  }
}
