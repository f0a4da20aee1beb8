/** Reads one expression as QAPI does: no comma too many, none too few. */
import type { ListNode, Node, ObjectNode } from '../nodes.js';
import { type RuleToken, SyntaxFault, spellToken, type TokenKind, type Tokens } from './tokens.js';

/** As deep as the tolerant reader goes. */
const DEEPEST = 32;

const VALUES: readonly TokenKind[] = ['{', '[', 'text', 'bool'];

export class ExpressionParser {
  /** The token that comes after what was read. */
  ahead: RuleToken;

  constructor(private readonly tokens: Tokens) {
    this.ahead = { kind: 'end', value: '', line: 1, at: 0 };
  }

  /** Throws SyntaxFault. */
  advance(): void {
    this.ahead = this.tokens.next();
  }

  /** Throws SyntaxFault. */
  value(depth = 1): Node {
    const { kind, value, line } = this.ahead;
    if (!VALUES.includes(kind)) throw this.unexpected('a string, {, [, true or false');
    if (depth > DEEPEST) throw this.fault(`brackets are nested deeper than ${DEEPEST} levels`);
    this.advance();
    if (kind === 'text') return { kind: 'text', value, line };
    if (kind === 'bool') return { kind: 'bool', value: value === 'true', line };
    return kind === '{' ? this.members(line, depth) : this.items(line, depth);
  }

  private members(line: number, depth: number): ObjectNode {
    const node: ObjectNode = { kind: 'object', entries: [], loose: [], line };
    if (this.ahead.kind === '}') {
      this.advance();
      return node;
    }
    const keys = new Set<string>();
    for (let expected = 'a name in quotes or }'; ; expected = 'a name in quotes after the comma') {
      const key = this.ahead;
      if (key.kind !== 'text') throw this.unexpected(expected);
      this.advance();
      if (this.ahead.kind !== ':') throw this.unexpected(`a colon after '${key.value.slice(0, 40)}'`);
      this.advance();
      if (keys.has(key.value)) throw this.fault(`the key '${key.value}' stands twice in the same braces`);
      keys.add(key.value);
      node.entries.push({ key: key.value, value: this.value(depth + 1), line: key.line });
      if (this.goesOn('}')) continue;
      return node;
    }
  }

  private items(line: number, depth: number): ListNode {
    const node: ListNode = { kind: 'list', items: [], line };
    if (this.ahead.kind === ']') {
      this.advance();
      return node;
    }
    do node.items.push(this.value(depth + 1));
    while (this.goesOn(']'));
    return node;
  }

  /** Takes a comma, or what closes the brackets. */
  private goesOn(closing: '}' | ']'): boolean {
    const { kind } = this.ahead;
    if (kind !== closing && kind !== ',') throw this.unexpected(`a comma or ${closing}`);
    this.advance();
    return kind === ',';
  }

  private unexpected(expected: string): SyntaxFault {
    return this.fault(`expected ${expected}, got ${spellToken(this.ahead)}`);
  }

  private fault(message: string): SyntaxFault {
    return new SyntaxFault(this.ahead.line, this.ahead.at, message);
  }
}
