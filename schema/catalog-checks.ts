/** Checks of untrusted JSON that tell in words where it is wrong. */
import { isObject, type JsonValue, jsonTypeOf } from './json.js';

/** Tells what is wrong with a value at a place of the file; null when nothing is. */
export type Check = (value: JsonValue, place: string) => string | null;

export const expected = (what: string, value: JsonValue, place: string): string =>
  `expected ${what} at ${place || 'its top'}, got ${jsonTypeOf(value)}`;

export const ofType =
  (type: string, what: string): Check =>
  (value, place) =>
    jsonTypeOf(value) === type ? null : expected(what, value, place);

export const oneOf =
  (...words: JsonValue[]): Check =>
  (value, place) =>
    words.includes(value) ? null : `expected one of ${words.join(', ')} at ${place}, got another value`;

export const orNull =
  (check: Check): Check =>
  (value, place) =>
    value === null ? null : check(value, place);

export const list =
  (item: Check): Check =>
  (value, place) =>
    Array.isArray(value)
      ? first(value.map((each, index) => () => item(each, `${place}[${index}]`)))
      : expected('a list', value, place);

export const named =
  (item: Check): Check =>
  (value, place) =>
    isObject(value)
      ? first(
          Object.entries(value).map(
            ([name, each]) =>
              () =>
                item(each, `${place}.${name.slice(0, 80)}`),
          ),
        )
      : expected('an object', value, place);

/** Keys that end in `?` may be absent. Keys that are not listed are refused, unless `open`. */
export function shape(keys: Record<string, Check>, open = false): Check {
  const known = new Map(Object.entries(keys).map(([key, check]) => [key.replace('?', ''), check]));
  const needed = Object.keys(keys).filter((key) => !key.endsWith('?'));
  return (value, place) => {
    if (!isObject(value)) return expected('an object', value, place);
    const missing = needed.find((key) => !Object.hasOwn(value, key));
    if (missing !== undefined) return `${missing} is missing at ${place || 'its top'}`;
    const inside = (key: string) => (place === '' ? key : `${place}.${key}`);
    return first(
      Object.entries(value).map(([key, each]) => () => {
        const check = known.get(key);
        if (check !== undefined) return check(each, inside(key));
        return open ? null : `${inside(key.slice(0, 80))} is not part of the format`;
      }),
    );
  };
}

function first(checks: (() => string | null)[]): string | null {
  for (const check of checks) {
    const complaint = check();
    if (complaint !== null) return complaint;
  }
  return null;
}
