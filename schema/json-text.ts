/** JSON text ↔ value without loss: 64-bit integers stay exact and `2.0` is told apart from `2`. */
import { stringify as stringifyLossless } from 'lossless-json';
import { isNumber, type JsonNumber, type JsonValue, SpelledNumber } from './json.js';
import { parseExactly } from './json-exact.js';

/** A number in value position that JSON.parse may round or respell: of 16 digits or more, a fraction, an exponent, -0. */
const DELICATE = /(?:[:[,]|^)\s*-?(?:\d{16}|\d+[.eE]|(?<=-)0)/;

/** Parses one JSON value; its numbers keep their spelling. Throws SyntaxError on anything that is not RFC 8259. */
export function parseJson(text: string): JsonValue {
  return DELICATE.test(text) ? parseExactly(text) : (JSON.parse(text) as JsonValue);
}

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

/**
 * A value of the wire as text, for sentences and look-ups: a string as it is, anything else as its JSON. Never throws, which
 * `String(value)` and `${value}` do for an object with a member `toString`.
 */
export function wireText(value: JsonValue | undefined): string {
  if (typeof value === 'string') return value;
  return value === undefined ? 'undefined' : stringifyJson(value);
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

function numbersEqual(a: JsonNumber, b: JsonNumber): boolean {
  const [x, y] = [a, b].map((v) => (v instanceof SpelledNumber ? Number(v.text) : v)) as [
    number | bigint,
    number | bigint,
  ];
  // biome-ignore lint/suspicious/noDoubleEquals: number and bigint compare by value only with ==
  return x == y;
}
