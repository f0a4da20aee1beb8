/** JSON text ↔ value without loss: 64-bit integers stay exact and `2.0` is told apart from `2`. */
import { parse as parseLossless, stringify as stringifyLossless } from 'lossless-json';
import { type JsonObject, type JsonValue, SpelledNumber } from './json.js';

/** A number in value position that JSON.parse would round or respell: 16 digits or more, a fraction, an exponent. */
const DELICATE =
  /((?:[:[,]|^)\s*)(-?(?:\d{16,}|\d+\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+))(?=\s*(?:[,\]}]|$))/;
const EACH_DELICATE = new RegExp(DELICATE, 'g');

/** A character that no JSON text holds but as this escape. */
const MARK = '\0';
const MARK_ESCAPED = '\\u0000';

function parseNumber(text: string): JsonValue {
  const value = Number(text);
  if (/[.eE]/.test(text)) return Number.isInteger(value) ? new SpelledNumber(text) : value;
  return Number.isSafeInteger(value) ? value : BigInt(text);
}

/** Parses one JSON value. Throws SyntaxError on anything that is not RFC 8259. */
export function parseJson(text: string): JsonValue {
  // JSON.parse goes first also where its numbers are not wanted: it is the stricter and the faster judge of syntax.
  const value = JSON.parse(text) as JsonValue;
  return DELICATE.test(text) ? parseDelicate(text) : value;
}

/** Large texts have few such numbers: these are put in strings that no text has, and taken out again. */
function parseDelicate(text: string): JsonValue {
  if (!text.includes(MARK_ESCAPED)) {
    try {
      return unmark(JSON.parse(text.replace(EACH_DELICATE, `$1"${MARK_ESCAPED}$2"`)));
    } catch (error) {
      // What looked like a number was part of a string, which then ended before a backslash: never sound.
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return parseLossless(text, null, parseNumber) as JsonValue;
}

function unmark(value: JsonValue): JsonValue {
  if (typeof value === 'string') return value.startsWith(MARK) ? parseNumber(value.slice(1)) : value;
  if (typeof value !== 'object' || value === null || value instanceof SpelledNumber) return value;
  const holder = value as JsonObject;
  for (const key of Object.keys(holder)) {
    const inner = holder[key] as JsonValue;
    const exact = unmark(inner);
    // Assigned only where it differs: `__proto__` as a member is no assignment.
    if (exact !== inner) Object.defineProperty(holder, key, { value: exact, ...PLAIN });
  }
  return value;
}

const PLAIN = { enumerable: true, configurable: true, writable: true };

/** One line of JSON; integers and spelled numbers as they came. */
export function stringifyJson(value: JsonValue): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const spelled = {
      test: (v: unknown) => v instanceof SpelledNumber,
      stringify: (v: unknown) => (v as SpelledNumber).text,
    };
    return stringifyLossless(value, null, undefined, [spelled]) as string;
  }
}

/** Equality of JSON values as QMP means it: numbers compare as numbers, member order is free (W12). */
export function equalJson(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return isNumber(a) && isNumber(b) && numbersEqual(a, b);
  }
  if (a instanceof SpelledNumber || b instanceof SpelledNumber) {
    return isNumber(a) && isNumber(b) && numbersEqual(a, b);
  }
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((v, i) => equalJson(v, b[i]))
    );
  }
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((k) => Object.hasOwn(b, k) && equalJson(a[k], b[k]))
  );
}

type JsonNumber = number | bigint | SpelledNumber;

function isNumber(value: JsonValue | undefined): value is JsonNumber {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof SpelledNumber;
}

function numbersEqual(a: JsonNumber, b: JsonNumber): boolean {
  const [x, y] = [a, b].map((v) => (v instanceof SpelledNumber ? Number(v.text) : v)) as [
    number | bigint,
    number | bigint,
  ];
  // biome-ignore lint/suspicious/noDoubleEquals: number and bigint compare by value only with ==
  return x == y;
}
