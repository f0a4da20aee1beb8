/** Makes a value of the tokens of one message. */
import { type JsonObject, type JsonValue, SpelledNumber } from '../../../schema/json.js';
import { ParseError } from './parse-error.js';
import { decodeString } from './string.js';
import type { Token } from './token.js';

/** Parses the first value of `tokens`. Throws ParseError, worded after the first thing that is wrong. */
export function parseTokens(tokens: Token[]): JsonValue {
  let at = 0;

  function value(): JsonValue {
    const token = tokens[at++];
    switch (token?.type) {
      case 'string':
        return decodeString(token.text);
      case 'number':
        return parseNumber(token.text);
      case 'keyword':
        return keyword(token.text);
    }
    if (token?.text === '{') return object();
    if (token?.text === '[') return array();
    throw new ParseError('expecting value');
  }

  function object(): JsonObject {
    const result: JsonObject = Object.create(null);
    if (skip('}')) return result;
    do {
      const key = value();
      if (typeof key !== 'string') throw new ParseError('key is not a string in object');
      if (!skip(':')) throw new ParseError('missing : in object pair');
      const member = value();
      if (key in result) throw new ParseError('duplicate key');
      result[key] = member;
      if (skip('}')) return result;
    } while (skip(','));
    throw new ParseError('expected separator in dict');
  }

  function array(): JsonValue[] {
    const result: JsonValue[] = [];
    if (skip(']')) return result;
    do {
      result.push(value());
      if (skip(']')) return result;
    } while (skip(','));
    throw new ParseError('expected separator in list');
  }

  function skip(text: string): boolean {
    // A string can be as short as two bytes, so no other token has the text of a punctuation.
    if (tokens[at]?.text !== text) return false;
    at++;
    return true;
  }

  return value();
}

function keyword(text: string): JsonValue {
  if (text === 'true') return true;
  if (text === 'false') return false;
  if (text === 'null') return null;
  throw new ParseError(`invalid keyword '${text}'`);
}

function parseNumber(text: string): JsonValue {
  const value = Number(text);
  if (/[.eE]/.test(text)) {
    // Infinity is what is left of a number too large for a double: its spelling says more.
    return Number.isInteger(value) || !Number.isFinite(value) ? new SpelledNumber(text) : value;
  }
  return Number.isSafeInteger(value) ? value : BigInt(text);
}
