/** JSON.parse for texts with numbers that it would round or respell: these are put in strings, and taken out again. Pure. */
import { type JsonObject, type JsonValue, SpelledNumber } from './json.js';

/** What a number to be kept begins with, once it is a string. No text holds this character but as the escape. */
const MARK = '\0';
const MARK_ESCAPED = '\\u0000';
/** Follows the mark: a number; a string of the text that begins with the mark itself. */
const NUMBER = 'n';
const STRING = 's';

/** Anything else that looks like a number is left for JSON.parse to refuse. */
const RIGHT = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Longer ones keep their text: no type has them, and to make a bigint of one takes the square of its digits. */
const MOST_DIGITS = 1024;

/** What a number has besides digits: `+ - . E e`. */
const PARTS = new Set([0x2b, 0x2d, 0x2e, 0x45, 0x65]);

/** Shorter integers are exact as doubles. */
const LONG = 16;
/** JavaScript spells no number with more characters. */
const LONGEST = 32;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;

/** Throws SyntaxError on anything that is not RFC 8259. */
export function parseExactly(text: string): JsonValue {
  return unmarked(JSON.parse(marked(text)));
}

/** A number as the text spells it: as JavaScript has it, where that is spelled alike. */
export function parseNumber(text: string): JsonValue {
  if (text.length > MOST_DIGITS) return new SpelledNumber(text);
  const value = Number(text);
  if (/[.eE]/.test(text))
    return Number.isInteger(value) || String(value) !== text ? new SpelledNumber(text) : value;
  if (Number.isSafeInteger(value)) return Object.is(value, -0) ? new SpelledNumber(text) : value;
  return BigInt(text);
}

/** The same text with each such number, and each string that looks like one so marked, as a string with the mark. */
function marked(text: string): string {
  const escapes = text.includes(MARK_ESCAPED);
  const parts: string[] = [];
  let done = 0;
  const { length } = text;
  for (let at = 0; at < length; ) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = endOfString(text, at + 1);
      if (escapes && text.startsWith(MARK_ESCAPED, at + 1) && !isName(text, end)) {
        parts.push(text.slice(done, at + 1), MARK_ESCAPED, STRING);
        done = at + 1;
      }
      at = end;
    } else if (code === MINUS || (code >= ZERO && code <= NINE)) {
      const end = endOfNumber(text, at + 1);
      const token = text.slice(at, end);
      if (!isPlain(token) && isRight(token) && isApart(text, at, end)) {
        parts.push(text.slice(done, at), `"${MARK_ESCAPED}${NUMBER}`, token, '"');
        done = end;
      }
      at = end;
    } else at++;
  }
  if (done === 0) return text;
  parts.push(text.slice(done));
  return parts.join('');
}

/** JSON.parse loses nothing of it. */
function isPlain(token: string): boolean {
  if (token.length < LONG && !/[.eE]|^-0/.test(token)) return true;
  return token.length < LONGEST && typeof parseNumber(token) === 'number';
}

function isRight(token: string): boolean {
  if (token.length <= MOST_DIGITS) return RIGHT.test(token);
  try {
    // Millions of digits are too much for a regular expression.
    return typeof JSON.parse(token) === 'number';
  } catch {
    return false;
  }
}

/** It stands where a value may, and is no part of a longer word. */
function isApart(text: string, from: number, to: number): boolean {
  return /^[\s[,:]?$/.test(text.charAt(from - 1)) && /^[\s\],}]?$/.test(text.charAt(to)) && !isName(text, to);
}

function endOfNumber(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (!(code >= ZERO && code <= NINE) && !PARTS.has(code)) return at;
  }
  return text.length;
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

/** The string before is the name of a member. */
function isName(text: string, from: number): boolean {
  let at = from;
  while (/\s/.test(text.charAt(at))) at++;
  return text[at] === ':';
}

const PLAIN = { enumerable: true, configurable: true, writable: true };

/** Without recursion: a text may be nested as deep as it likes. */
function unmarked(root: JsonValue): JsonValue {
  if (typeof root === 'string') return taken(root);
  const holders: (JsonObject | JsonValue[])[] = [];
  const look = (value: JsonValue) => {
    if (typeof value === 'object' && value !== null) holders.push(value as JsonObject | JsonValue[]);
  };
  look(root);
  for (let holder = holders.pop(); holder; holder = holders.pop()) {
    if (Array.isArray(holder)) {
      for (let i = 0; i < holder.length; i++) {
        const value = holder[i] as JsonValue;
        if (typeof value === 'string') holder[i] = taken(value);
        else look(value);
      }
    } else {
      for (const key in holder) {
        const value = holder[key] as JsonValue;
        if (typeof value !== 'string') look(value);
        // `__proto__` as a member is no assignment.
        else if (value.startsWith(MARK)) Object.defineProperty(holder, key, { value: taken(value), ...PLAIN });
      }
    }
  }
  return root;
}

function taken(value: string): JsonValue {
  if (!value.startsWith(MARK)) return value;
  return value[1] === NUMBER ? parseNumber(value.slice(2)) : value.slice(2);
}
