import type { JsonValue } from '../../../../schema/json.js';
import { stringifyJson } from '../../../../schema/json-text.js';
import { departure, type Pattern } from '../../../../schema/match.js';
import type { Problem } from '../context.js';

/** What is wrong with a returned value; null when it is as the pattern says. */
export function departs(what: string, pattern: Pattern, value: JsonValue): Problem | null {
  const found = departure(pattern, value);
  if (!found) return null;
  const { path, expected, actual } = found;
  const got = actual === undefined ? 'nothing' : shorten(stringifyJson(actual));
  const where = path ? ` as ${path}` : '';
  const message = `${what} returned ${got}${where} where ${expected} is expected`;
  return { check: 'scenario/returns', message, expected: pattern, actual: value };
}

/** Enough of a value's text to recognise it by. */
export const shorten = (text: string): string => (text.length <= 200 ? text : `${text.slice(0, 200)}…`);
