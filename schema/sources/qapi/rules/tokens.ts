/** Tokens of a schema, cut as strictly as QAPI does: what is none of them is a fault. */

export type TokenKind = '{' | '}' | '[' | ']' | ':' | ',' | 'text' | 'bool' | 'comment' | 'end';

export interface RuleToken {
  kind: TokenKind;
  /** Of a string without quotes; of a comment from its `#` on. */
  value: string;
  line: number;
  at: number;
}

/** Ends the reading of an expression or a comment. */
export class SyntaxFault extends Error {
  constructor(
    readonly line: number,
    readonly at: number,
    message: string,
  ) {
    super(message);
  }
}

/** For messages, within bounds. */
export function spellToken({ kind, value }: RuleToken): string {
  if (kind === 'end') return 'the end of the file';
  if (kind === 'text') return `the string '${value.slice(0, 40)}'`;
  if (kind === 'comment') return 'a documentation comment';
  return kind === 'bool' ? value : kind;
}

const STRAY = /[^[\]{}:,\s']+/y;

/** Where a definition or its comment may begin anew after what could not be read. */
const BEGINNING = /^(?:\{|##)/gm;

export class Tokens {
  private at = 0;
  private line = 1;

  constructor(private readonly text: string) {
    if (text.charCodeAt(0) === 0xfeff) this.at = 1;
  }

  /** `comments`: plain ones are tokens, too. A `##` always is one. Throws SyntaxFault. */
  next(comments = false): RuleToken {
    for (;;) {
      const { at, line } = this;
      const char = this.text[at];
      if (char === undefined) return { kind: 'end', value: '', line: this.lastLine(), at };
      this.at++;
      if (char === '\n') this.line++;
      else if (char === '#') {
        const value = this.restOfLine(at);
        if (comments || value.startsWith('##')) return { kind: 'comment', value, line, at };
      } else if ('{}[]:,'.includes(char)) return { kind: char as TokenKind, value: char, line, at };
      else if (char === "'") return { kind: 'text', value: this.string(at), line, at };
      else if (this.takes('true', at) || this.takes('false', at))
        return { kind: 'bool', value: this.text.slice(at, this.at), line, at };
      else if (!/\s/.test(char)) this.stray(at);
    }
  }

  /** How far the text is read. */
  get place(): number {
    return this.at;
  }

  /** Goes on at the next line, from a place on, that begins something; false where none does. */
  resume(from: number): boolean {
    BEGINNING.lastIndex = from;
    const found = BEGINNING.exec(this.text);
    const next = found?.index ?? this.text.length;
    this.line += this.text.slice(this.at, next).split('\n').length - 1;
    if (next < this.at) this.line -= this.text.slice(next, this.at).split('\n').length - 1;
    this.at = next;
    return found !== null;
  }

  /** What ends a file stands on its last line that there is. */
  private lastLine(): number {
    return this.text.endsWith('\n') && this.line > 1 ? this.line - 1 : this.line;
  }

  private restOfLine(at: number): string {
    const newline = this.text.indexOf('\n', at);
    this.at = newline === -1 ? this.text.length : newline;
    return this.text.slice(at, this.at).replace(/\r$/, '');
  }

  private takes(word: string, at: number): boolean {
    if (!this.text.startsWith(word, at)) return false;
    this.at = at + word.length;
    return true;
  }

  private string(from: number): string {
    let value = '';
    for (let at = from + 1; ; at++) {
      const char = this.text[at];
      if (char === undefined || char === '\n')
        throw this.fault(from, 'a string has no closing quote on its line');
      if (char === "'") {
        this.at = at + 1;
        return value;
      }
      if (char === '\\') {
        const escaped = this.text[++at] ?? '';
        if (escaped === '\n' || escaped === '')
          throw this.fault(from, 'a string has no closing quote on its line');
        if (escaped !== '\\')
          throw this.fault(from, `a string has the escape \\${escaped}: QAPI knows none but \\\\`);
      } else if (char < ' ' || char > '~') {
        throw this.fault(
          from,
          `a string has the character ${spellCharacter(char)}: QAPI takes printable ASCII only`,
        );
      }
      value += char;
    }
  }

  private stray(at: number): never {
    STRAY.lastIndex = at;
    const word = STRAY.exec(this.text)?.[0] ?? '';
    const hint = word.startsWith('"') ? ': QAPI has strings in single quotes' : '';
    throw this.fault(at, `${word.slice(0, 40)} is no part of QAPI here${hint}`);
  }

  private fault(at: number, message: string): SyntaxFault {
    return new SyntaxFault(this.line, at, message);
  }
}

function spellCharacter(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
