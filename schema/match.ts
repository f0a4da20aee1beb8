/** Whether a value looks as a scenario says. Pure. */
import { isObject, type JsonObject, type JsonValue, jsonTypeOf } from './json.js';
import { equalJson, stringifyJson } from './json-text.js';
import { checkTextPattern, PatternError, textMatches } from './text-pattern.js';

/**
 * What a value must look like. Members of an object must be there and match, others are free; a list matches element
 * by element; a scalar matches what equals it; members that begin with a dollar sign are {@link MATCHERS}.
 */
export type Pattern = JsonValue;

/** Where a value departs from its pattern. */
export interface Departure {
  /** `return.0.status`; empty for the value itself. */
  path: string;
  expected: string;
  actual: JsonValue | undefined;
}

type Matcher = (wanted: JsonValue, value: JsonValue | undefined) => boolean;

const text = (value: JsonValue | undefined): value is string => typeof value === 'string';
const size = (value: JsonValue | undefined) =>
  isObject(value) ? Object.keys(value).length : Array.isArray(value) || text(value) ? value.length : null;

/** `{ $name: wanted }` in a pattern. */
const MATCHERS: Record<string, Matcher> = {
  /** JSON type, or `integer`. */
  $type: (wanted, value) =>
    value !== undefined &&
    (wanted === 'integer'
      ? typeof value === 'bigint' || Number.isInteger(value)
      : jsonTypeOf(value) === wanted),
  $matches: (wanted, value) => text(value) && textMatches(String(wanted), value),
  $atLeast: (wanted, value) => jsonTypeOf(value ?? null) === 'number' && Number(value) >= Number(wanted),
  $atMost: (wanted, value) => jsonTypeOf(value ?? null) === 'number' && Number(value) <= Number(wanted),
  $absent: (wanted, value) => (value === undefined) === wanted,
  $length: (wanted, value) => size(value) === wanted,
  $oneOf: (wanted, value) => Array.isArray(wanted) && wanted.some((one) => matches(one, value)),
  $not: (wanted, value) => !matches(wanted, value),
  /** Of a list: an element matches. */
  $has: (wanted, value) => Array.isArray(value) && value.some((one) => matches(wanted, one)),
  $lacks: (wanted, value) => Array.isArray(value) && !value.some((one) => matches(wanted, one)),
  /** Equal, with no member more. */
  $exactly: (wanted, value) => equalJson(wanted, value),
};

/** Throws PatternError. */
export function matches(pattern: Pattern, value: JsonValue | undefined): boolean {
  return departure(pattern, value) === null;
}

/** The first point where the value is not as the pattern says; null when it matches. Throws PatternError. */
export function departure(pattern: Pattern, value: JsonValue | undefined, path = ''): Departure | null {
  const differs = (expected: string): Departure => ({ path, expected, actual: value });
  if (Array.isArray(pattern)) {
    if (!Array.isArray(value) || value.length !== pattern.length)
      return differs(`a list of ${pattern.length}`);
    return first(pattern.map((one, i) => departure(one, value[i], join(path, String(i)))));
  }
  if (!isObject(pattern)) return equalJson(pattern, value) ? null : differs(stringifyJson(pattern));
  if (Object.keys(pattern).length === 0 && !isObject(value)) return differs('an object');
  return first(
    Object.entries(pattern).map(([member, one]) => {
      if (member.startsWith('$')) return asks(member, one, value) ? null : differs(stringifyJson(pattern));
      if (!isObject(value)) return differs(stringifyJson(pattern));
      return departure(one, (value as JsonObject)[member], join(path, member));
    }),
  );
}

/** No value is right where the question is misspelt. */
function asks(name: string, wanted: JsonValue, value: JsonValue | undefined): boolean {
  const matcher = Object.hasOwn(MATCHERS, name) ? MATCHERS[name] : undefined;
  return matcher?.(wanted, value) ?? false;
}

const join = (path: string, part: string) => (path === '' ? part : `${path}.${part}`);
const first = (departures: (Departure | null)[]) => departures.find((d) => d !== null) ?? null;

/** What is wrong with one of the regular expressions in a pattern that comes from a file; null when they are all right. */
export function wrongText(pattern: Pattern | undefined, meant = (text: string) => text): string | null {
  if (Array.isArray(pattern)) return firstOf(pattern, (one) => wrongText(one, meant));
  if (!isObject(pattern)) return null;
  return firstOf(Object.entries(pattern), ([name, one]) => {
    if (name !== '$matches') return wrongText(one, meant);
    try {
      checkTextPattern(meant(String(one)));
      return null;
    } catch (error) {
      if (error instanceof PatternError) return error.message;
      throw error;
    }
  });
}

function firstOf<T>(all: readonly T[], ask: (one: T) => string | null): string | null {
  for (const one of all) {
    const found = ask(one);
    if (found !== null) return found;
  }
  return null;
}
