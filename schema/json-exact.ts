/** JSON.parse for texts with numbers that it would round or respell: these are put in strings, and taken out again. Pure. */
import { type JsonObject, type JsonValue, SpelledNumber } from './json.js';

/** What a number to be kept begins with, once it is a string (U+007F): sound in a string as it is, and hardly ever met. */
const MARK_CODE = 0x7f;
const MARK_ESCAPED = /\\u007[fF]/y;
/** Follows the mark: of a string of the text that begins with the mark itself (`s`). */
const STRING = 0x73;
/** Of an integer that no double has (`i`), of a number that keeps its spelling (`k`), of one that may (`n`). */
const INTEGER = 0x69;
const KEPT = 0x6b;
const NUMBER = 0x6e;

/** Longer ones keep their text: no type has them, and to make a bigint of one takes the square of its digits. */
const MOST_DIGITS = 1024;
/** Decimals with fewer digits, and integers, are exact as doubles. */
const LONG = 16;
/** Smaller fractions are spelled with an exponent. */
const SMALL = '0.00000';

const QUOTE = 0x22;
const PLUS = 0x2b;
const COMMA = 0x2c;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const OPEN = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE = 0x5d;
const CLOSE_BRACE = 0x7d;
/** `e` once the bit of small letters is set. */
const EXPONENT = 0x65;
const SMALL_LETTER = 0x20;

/** Throws SyntaxError on anything that is not RFC 8259. */
export function parseExactly(text: string): JsonValue {
  return unmarked(JSON.parse(marked(text)));
}

/** A number as the text spells it: as JavaScript has it, where that is spelled alike. */
function parseNumber(text: string): JsonValue {
  const value = Number(text);
  if (/[.eE]/.test(text))
    return Number.isInteger(value) || String(value) !== text ? new SpelledNumber(text) : value;
  if (Number.isSafeInteger(value)) return Object.is(value, -0) ? new SpelledNumber(text) : value;
  return BigInt(text);
}

/** The same text with each such number, and each string that looks like one so marked, as a string with the mark. */
function marked(text: string): string {
  const out = new Written();
  const { length } = text;
  for (let at = 0; at < length; ) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = endOfString(text, at + 1);
      out.add(QUOTE);
      if (isMarked(text, at + 1) && !isName(text, end)) out.mark(STRING);
      out.copy(text, at + 1, end);
      at = end;
    } else if (code === MINUS || isDigit(code)) {
      const { end, kind } = numberAt(text, at);
      if (kind !== null && isApart(text, at, end)) {
        out.add(QUOTE);
        out.mark(kind);
        out.copy(text, at, end);
        out.add(QUOTE);
      } else out.copy(text, at, end);
      at = end;
    } else {
      out.add(code);
      at++;
    }
  }
  return out.text;
}

/** Characters of a slice of the text that is written: strings are joined seldom, as each join costs. */
const SLICE = 65_536;
/** Characters that one call takes as its arguments: the stack bounds it. */
const ARGUMENTS = 8_192;
/** Characters that make a slice of their own. */
const LARGE = 1024;

class Written {
  private readonly slices: string[] = [];
  private readonly codes = new Uint16Array(SLICE);
  private used = 0;

  add(code: number): void {
    if (this.used === SLICE) this.flush();
    this.codes[this.used++] = code;
  }

  mark(kind: number): void {
    this.add(MARK_CODE);
    this.add(kind);
  }

  copy(text: string, from: number, to: number): void {
    if (to - from > LARGE) {
      this.flush();
      this.slices.push(text.slice(from, to));
    } else for (let at = from; at < to; at++) this.add(text.charCodeAt(at));
  }

  get text(): string {
    this.flush();
    return this.slices.join('');
  }

  /** Works in a browser, too, and keeps lone surrogates, which a TextDecoder replaces. */
  private flush(): void {
    for (let at = 0; at < this.used; at += ARGUMENTS) {
      const end = Math.min(at + ARGUMENTS, this.used);
      this.slices.push(String.fromCharCode.apply(null, this.codes.subarray(at, end) as unknown as number[]));
    }
    this.used = 0;
  }
}

const isDigit = (code: number) => code >= ZERO && code <= NINE;
const isSpace = (code: number) => code === 0x20 || (code >= 0x09 && code <= 0x0d);

/** Where a number ends, and its kind where it is right and one that JSON.parse may lose something of; else null. */
function numberAt(text: string, at: number): { end: number; kind: number | null } {
  const negative = text.charCodeAt(at) === MINUS;
  const from = negative ? at + 1 : at;
  let end = endOfDigits(text, from);
  const zero = text.charCodeAt(from) === ZERO;
  const whole = end - from;
  // What is not right is left for JSON.parse to refuse.
  let right = whole === 1 || (whole > 1 && !zero);
  if (text.charCodeAt(end) === POINT) {
    const fraction = end + 1;
    end = endOfDigits(text, fraction);
    right &&= end > fraction;
  }
  const digits = end - from;
  let kind: number | null = null;
  if (digits > whole) {
    if (text.charCodeAt(end - 1) === ZERO) kind = KEPT;
    else if (digits > LONG || (zero && text.startsWith(SMALL, from))) kind = NUMBER;
  } else if (whole > LONG) kind = INTEGER;
  else if (whole === LONG || (negative && zero)) kind = NUMBER;
  if ((text.charCodeAt(end) | SMALL_LETTER) === EXPONENT) {
    kind = NUMBER;
    const sign = text.charCodeAt(end + 1);
    const exponent = sign === PLUS || sign === MINUS ? end + 2 : end + 1;
    end = endOfDigits(text, exponent);
    right &&= end > exponent;
  }
  if (end - at > MOST_DIGITS) kind = KEPT;
  return { end, kind: right ? kind : null };
}

function endOfDigits(text: string, from: number): number {
  let at = from;
  while (isDigit(text.charCodeAt(at))) at++;
  return at;
}

/** It stands where a value may, and is no part of a longer word. */
function isApart(text: string, from: number, to: number): boolean {
  const before = text.charCodeAt(from - 1);
  const after = text.charCodeAt(to);
  return (
    (before === COLON || before === COMMA || before === OPEN || from === 0 || isSpace(before)) &&
    (after === COMMA ||
      after === CLOSE ||
      after === CLOSE_BRACE ||
      to === text.length ||
      (isSpace(after) && !isName(text, to)))
  );
}

/** Behind the closing quote. */
function endOfString(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at + 1;
    if (code === BACKSLASH) at++;
  }
  return text.length;
}

function isMarked(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== BACKSLASH) return code === MARK_CODE;
  MARK_ESCAPED.lastIndex = at;
  return MARK_ESCAPED.test(text);
}

/** What stands before is the name of a member. */
function isName(text: string, from: number): boolean {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at++;
  return text.charCodeAt(at) === COLON;
}

const PLAIN = { enumerable: true, configurable: true, writable: true };

/** Without recursion: a text may be nested as deep as it likes. */
function unmarked(root: JsonValue): JsonValue {
  if (typeof root === 'string') return root.charCodeAt(0) === MARK_CODE ? taken(root) : root;
  const holders: (JsonObject | JsonValue[])[] = [];
  if (typeof root === 'object' && root !== null) holders.push(root as JsonObject | JsonValue[]);
  for (let holder = holders.pop(); holder; holder = holders.pop()) {
    if (Array.isArray(holder)) {
      for (let i = 0; i < holder.length; i++) {
        const value = holder[i] as JsonValue;
        if (typeof value === 'string') {
          if (value.charCodeAt(0) === MARK_CODE) holder[i] = taken(value);
        } else if (typeof value === 'object' && value !== null) holders.push(value as JsonObject);
      }
    } else {
      for (const key in holder) {
        const value = holder[key] as JsonValue;
        if (typeof value === 'string') {
          if (value.charCodeAt(0) === MARK_CODE) put(holder, key, taken(value));
        } else if (typeof value === 'object' && value !== null) holders.push(value as JsonObject);
      }
    }
  }
  return root;
}

/** `__proto__` as a member is no assignment. */
function put(holder: JsonObject, key: string, value: JsonValue): void {
  if (key === '__proto__') Object.defineProperty(holder, key, { value, ...PLAIN });
  else holder[key] = value;
}

function taken(value: string): JsonValue {
  const text = value.slice(2);
  switch (value.charCodeAt(1)) {
    case STRING:
      return text;
    case INTEGER:
      return BigInt(text);
    case KEPT:
      return new SpelledNumber(text);
    default:
      return parseNumber(text);
  }
}
