/** Reads signatures: `NAME { ’member’: type, [’member’: type] }`, `[’Type’] name (’argument’: type)`, `NAME [ ’branch’: Type ]`. */
import type { TypeRef } from '../../model.js';
import type { Line } from '../text/lines.js';

export interface Parameter {
  name: string;
  /** Null when it cannot be read. */
  type: TypeRef | null;
  optional: boolean;
  /** `name. . .`: a value of any type, or any members. */
  any: boolean;
  line: number;
  /** The name had blanks, where the printer's font had no underscore. */
  mended: boolean;
}

export interface Signature {
  name: string;
  /** What stands before a command's name. */
  returns: TypeRef | null;
  parameters: Parameter[];
  /** `(BlockdevSnapshot)`: a type that holds the arguments. */
  whole: string | null;
  /** Pieces that are not understood. */
  odd: string[];
}

interface Token {
  kind: 'name' | 'word' | 'sign';
  text: string;
  line: number;
  mended: boolean;
}

/** Quotes are ’ on both sides in print, ' in a plain copy. */
const TOKEN =
  /[‘’']([^‘’',:{}()[\]]{0,200})[‘’']|([A-Za-z0-9_*](?:[A-Za-z0-9_.*-]*[A-Za-z0-9_*])?(?: ?\. ?\. ?\.)?)|([[\]{}(),:])|(\S)/gu;

export function parseSignature(lines: readonly Line[]): Signature {
  return new Parser(tokenize(lines)).signature();
}

function tokenize(lines: readonly Line[]): Token[] {
  const text = lines.map((l) => l.text).join('\n');
  const ends: number[] = [];
  for (const line of lines) ends.push((ends.at(-1) ?? -1) + line.text.length + 1);
  const tokens: Token[] = [];
  let row = 0;
  for (const match of text.matchAll(TOKEN)) {
    while (row < ends.length - 1 && match.index > (ends[row] as number)) row++;
    const line = (lines[row] as Line).line;
    const [, quoted, word, sign, other] = match;
    if (quoted !== undefined) {
      const name = quoted
        .trim()
        .replace(/-\n/g, '-')
        .replace(/[\s\n]+/g, '_');
      tokens.push({ kind: 'name', text: name, line, mended: /\s/.test(quoted.trim()) });
    } else {
      tokens.push({
        kind: word === undefined ? 'sign' : 'word',
        text: word ?? sign ?? other ?? '',
        line,
        mended: false,
      });
    }
  }
  return tokens;
}

class Parser {
  private at = 0;
  private readonly odd: string[] = [];

  constructor(private readonly tokens: readonly Token[]) {}

  signature(): Signature {
    const head: TypeRef[] = [];
    while (!this.done() && !this.sees('{', '(') && !(this.sees('[') && head.length > 0)) {
      const type = this.type();
      if (type !== null) head.push(type);
    }
    const last = head.at(-1);
    const name = typeof last === 'string' ? last : '';
    const returns = head.length > 1 ? (head[0] as TypeRef) : null;
    this.at++;
    const { parameters, whole } = this.parameters();
    return { name, returns, parameters, whole, odd: this.odd };
  }

  private parameters(): Pick<Signature, 'parameters' | 'whole'> {
    const parameters: Parameter[] = [];
    let whole: string | null = null;
    while (!this.done() && !this.sees('}', ')', ']')) {
      const token = this.next();
      if (token.text === ',') continue;
      if (token.text === '[') {
        const inner = this.parameter(this.next(), true);
        if (inner) parameters.push(inner);
        if (this.sees(']')) this.at++;
      } else if (token.kind === 'word' && !this.sees(':') && !/\. ?\. ?\.$/.test(token.text)) {
        whole = token.text;
      } else {
        const parameter = this.parameter(token, false);
        if (parameter) parameters.push(parameter);
      }
    }
    return { parameters, whole };
  }

  private parameter(token: Token, optional: boolean): Parameter | null {
    const { line, mended } = token;
    const dots = /^(\*?)(.*?) ?\. ?\. ?\.$/.exec(token.text);
    if (dots) {
      return {
        name: dots[2] as string,
        type: 'any',
        optional: optional || dots[1] === '*',
        any: true,
        line,
        mended,
      };
    }
    if (token.kind === 'sign' || !this.sees(':')) {
      this.odd.push(token.text);
      return null;
    }
    this.at++;
    return { name: token.text, type: this.type(), optional, any: false, line, mended };
  }

  /** `int`, `BlockInfo`, `[’BlockInfo’]`, `**`. */
  private type(): TypeRef | null {
    const token = this.next();
    if (token.text === '[') {
      const element = this.next();
      if (this.sees(']')) this.at++;
      return element.kind === 'sign' ? null : [element.text];
    }
    if (token.kind !== 'sign') return token.text === '**' ? 'any' : token.text;
    this.odd.push(token.text);
    return null;
  }

  private done(): boolean {
    return this.at >= this.tokens.length;
  }

  private sees(...texts: string[]): boolean {
    const token = this.tokens[this.at];
    return token !== undefined && token.kind === 'sign' && texts.includes(token.text);
  }

  private next(): Token {
    const token = this.tokens[this.at++];
    return token ?? { kind: 'sign', text: '', line: 0, mended: false };
  }
}
