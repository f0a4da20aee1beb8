/** Cuts the text of a schema into tokens, one at a time, and keeps the comments that stand before each. */
import type { Source } from './source-text.js';

export interface CommentLine {
  /** Line of the scanned text, from 0. */
  row: number;
  /** What follows the `#`, without the space at the end. The line `##` has the text `#`. */
  text: string;
}

type Punctuation = '{' | '}' | '[' | ']' | ':' | ',';

export interface QapiToken {
  /** `bad`: a string without an end, or a character that has no business here. */
  kind: Punctuation | 'text' | 'word' | 'bad' | 'end';
  value: string;
  row: number;
  /** Offset in the scanned text. */
  at: number;
  /** Nothing but space stands before it on its line. */
  first: boolean;
  comments: CommentLine[];
}

/** For messages: the token as it stands in the text, within bounds. */
export function tokenText(token: QapiToken): string {
  const value = token.value.slice(0, 40).trim();
  return token.kind === 'text' || /[^ -~]/.test(value) ? JSON.stringify(value) : value;
}

const NO_COMMENTS: CommentLine[] = [];
const WORD = /[\w.+-]+/y;
const PUNCTUATION = new Set<string>(['{', '}', '[', ']', ':', ',']);

export class Scanner {
  private readonly text: string;
  private at = 0;
  private row = 0;
  private lastRow = -1;
  private ahead: QapiToken | null = null;

  constructor(source: Source) {
    this.text = source.text;
    if (this.text.charCodeAt(0) === 0xfeff) this.at = 1;
  }

  peek(): QapiToken {
    this.ahead ??= this.scan();
    return this.ahead;
  }

  next(): QapiToken {
    const token = this.peek();
    this.ahead = null;
    return token;
  }

  /** True when `pattern` (sticky) matches where the next token begins. */
  startsWith(pattern: RegExp): boolean {
    pattern.lastIndex = this.peek().at;
    return pattern.test(this.text);
  }

  private scan(): QapiToken {
    const comments = this.skipSpace();
    const { at, row } = this;
    const first = row !== this.lastRow;
    this.lastRow = row;
    const token = (kind: QapiToken['kind'], value: string): QapiToken => ({
      kind,
      value,
      row,
      at,
      first,
      comments,
    });
    if (at >= this.text.length) return token('end', '');
    const char = this.text[at] as string;
    if (PUNCTUATION.has(char)) {
      this.at++;
      return token(char as Punctuation, char);
    }
    if (char === "'" || char === '"') {
      const value = this.quoted(char);
      return value === null
        ? token('bad', this.text.slice(at, Math.min(this.at, at + 40)))
        : token('text', value);
    }
    WORD.lastIndex = at;
    const word = WORD.exec(this.text)?.[0];
    this.at += word?.length ?? 1;
    return word === undefined ? token('bad', char) : token('word', word);
  }

  private skipSpace(): CommentLine[] {
    let comments = NO_COMMENTS;
    for (; this.at < this.text.length; this.at++) {
      const code = this.text.charCodeAt(this.at);
      if (code === 10) this.row++;
      else if (code === 35) {
        const newline = this.text.indexOf('\n', this.at);
        const end = newline === -1 ? this.text.length : newline;
        if (comments === NO_COMMENTS) comments = [];
        comments.push({ row: this.row, text: this.text.slice(this.at + 1, end).trimEnd() });
        this.at = end - 1;
      } else if (code !== 32 && code !== 9 && code !== 13) break;
    }
    return comments;
  }

  /** A string cannot span lines; null when it has no end. */
  private quoted(quote: string): string | null {
    let value = '';
    let from = this.at + 1;
    for (let i = from; i < this.text.length; i++) {
      const char = this.text[i];
      if (char === quote) {
        this.at = i + 1;
        return value + this.text.slice(from, i);
      }
      if (char === '\\') {
        value += this.text.slice(from, i);
        from = ++i;
      } else if (char === '\n') {
        this.at = i;
        return null;
      }
    }
    this.at = this.text.length;
    return null;
  }
}
