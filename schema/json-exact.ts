/** JSON text → value, with numbers as they are spelled; a large text is read in parts, so that others have their turn. Pure. */
import type { JsonObject, JsonValue } from './json.js';
import { copy, NumberReader } from './json-number.js';

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const SPACE = 0x20;

/** Of a string so many characters are looked at one by one: most have no more. */
const SHORT = 32;
const REST_OF_STRING = /[^"\\\x00-\x1f]*/y;
/** Names that are remembered: those of one list's objects are the same again and again. */
const NAMES = 1024;
const LONGEST_NAME = 64;
const known: string[] = Array(NAMES).fill('');

const WORDS = new Map<number, [string, JsonValue]>([
  [0x74, ['true', true]],
  [0x66, ['false', false]],
  [0x6e, ['null', null]],
]);

const PLAIN = { enumerable: true, configurable: true, writable: true };

type Holder = JsonObject | JsonValue[];

/** Throws SyntaxError on anything that is not RFC 8259. */
export function parseExactly(text: string): JsonValue {
  const reading = new ExactReading(text);
  try {
    reading.advance(Number.POSITIVE_INFINITY);
  } catch (error) {
    // It says better what is wrong.
    if (error instanceof SyntaxError) JSON.parse(text);
    throw error;
  }
  return reading.value;
}

/** Without recursion: a text may be nested as deep as it likes. */
export class ExactReading {
  /** Known once all is read. */
  value: JsonValue = null;
  private at = 0;
  private readonly numbers: NumberReader;
  /** The innermost array or object that is open, the name of the member under way, and those around it. */
  private holder: Holder | null = null;
  private name = '';
  private readonly holders: (Holder | null)[] = [];
  private readonly outerNames: string[] = [];

  constructor(private readonly text: string) {
    this.numbers = new NumberReader(text);
  }

  /** Reads on for so many values; true when all is read. Throws SyntaxError. */
  advance(values: number): boolean {
    for (let read = 0; read < values; read++) {
      const code = this.next();
      if (code === OPEN || code === OPEN_BRACE) {
        if (!this.opened(code)) continue;
      } else this.put(this.scalar(code));
      if (this.after()) return true;
    }
    return false;
  }

  /** An array or object begins. True: it has ended, too. */
  private opened(code: number): boolean {
    this.at++;
    this.holders.push(this.holder);
    this.outerNames.push(this.name);
    this.holder = code === OPEN ? [] : {};
    const first = this.next();
    if (first === (code === OPEN ? CLOSE : CLOSE_BRACE)) {
      this.closed();
      return true;
    }
    if (code === OPEN_BRACE) this.readName(first);
    return false;
  }

  private closed(): void {
    this.at++;
    const value = this.holder;
    this.holder = this.holders.pop() as Holder | null;
    this.name = this.outerNames.pop() as string;
    this.put(value as Holder);
  }

  /** Behind a value: up to where the next one begins. True: that was the last. */
  private after(): boolean {
    for (;;) {
      const code = this.next();
      const { holder } = this;
      if (holder === null) {
        if (this.at < this.text.length) throw this.wrong();
        return true;
      }
      const list = Array.isArray(holder);
      if (code === COMMA) {
        this.at++;
        if (!list) this.readName(this.next());
        return false;
      }
      if (code !== (list ? CLOSE : CLOSE_BRACE)) throw this.wrong();
      this.closed();
    }
  }

  private put(value: JsonValue): void {
    const { holder } = this;
    if (holder === null) this.value = value;
    else if (Array.isArray(holder)) holder.push(value);
    // `__proto__` as a member is no assignment.
    else if (this.name === '__proto__') Object.defineProperty(holder, '__proto__', { value, ...PLAIN });
    else holder[this.name] = value;
  }

  private scalar(code: number): JsonValue {
    if (code === QUOTE) return this.string();
    const word = WORDS.get(code);
    if (word) {
      if (!this.text.startsWith(word[0], this.at)) throw this.wrong();
      this.at += word[0].length;
      return word[1];
    }
    const { numbers } = this;
    const value = numbers.read(this.at);
    if (numbers.end < 0) throw this.wrong();
    this.at = numbers.end;
    return value;
  }

  private string(): string {
    const { text } = this;
    const from = this.at + 1;
    const end = this.endOfString(from);
    if (end < 0) return this.escaped(from);
    this.at = end + 1;
    return copy(text.slice(from, end));
  }

  /** Where the string ends that has no escapes; -1 where it has some. */
  private endOfString(from: number): number {
    const { text } = this;
    let at = from;
    for (const most = from + SHORT; at < most; at++) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) return at;
      if (code === BACKSLASH) return -1;
      // Past the end it is NaN.
      if (!(code >= SPACE)) throw this.wrong();
    }
    REST_OF_STRING.lastIndex = at;
    REST_OF_STRING.test(text);
    at = REST_OF_STRING.lastIndex;
    const code = text.charCodeAt(at);
    if (code !== QUOTE && code !== BACKSLASH) throw this.wrong();
    return code === QUOTE ? at : -1;
  }

  private escaped(from: number): string {
    const { text } = this;
    let end = from;
    for (;;) {
      end = text.indexOf('"', end);
      if (end < 0) throw this.wrong();
      let before = end - 1;
      while (text.charCodeAt(before) === BACKSLASH) before--;
      end++;
      if ((end - before) % 2 === 0) break;
    }
    this.at = end;
    return JSON.parse(text.slice(from - 1, end)) as string;
  }

  private readName(code: number): void {
    if (code !== QUOTE) throw this.wrong();
    const { text } = this;
    const from = this.at + 1;
    let at = from;
    let hash = 0;
    let each = text.charCodeAt(at);
    while (each !== QUOTE && each !== BACKSLASH && each >= SPACE) {
      hash = (hash * 31 + each) | 0;
      each = text.charCodeAt(++at);
    }
    if (each === QUOTE) {
      const place = hash & (NAMES - 1);
      const before = known[place] as string;
      if (before.length === at - from && text.startsWith(before, from)) this.name = before;
      else {
        this.name = copy(text.slice(from, at));
        if (at - from <= LONGEST_NAME) known[place] = this.name;
      }
      this.at = at + 1;
    } else if (each === BACKSLASH) this.name = this.escaped(from);
    else throw this.wrong();
    if (this.next() !== COLON) throw this.wrong();
    this.at++;
  }

  /** The next character that is no space; NaN where none is. */
  private next(): number {
    const { text } = this;
    let code = text.charCodeAt(this.at);
    while (code === SPACE || code === 0x0a || code === 0x0d || code === 0x09)
      code = text.charCodeAt(++this.at);
    return code;
  }

  private wrong(): SyntaxError {
    return new SyntaxError(`no JSON at ${this.at}`);
  }
}
