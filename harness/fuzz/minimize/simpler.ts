/** Simpler versions of a value: fewer members, shorter lists, plainer scalars. Pure. */
import { isObject, type JsonObject, type JsonValue, SpelledNumber } from '../../../schema/json.js';

/** Each differs from `value` in one place; the boldest come first. */
export function* simpler(value: JsonValue): Generator<JsonValue> {
  if (isObject(value)) yield* simplerObject(value);
  else if (Array.isArray(value)) yield* simplerList(value);
  else if (typeof value === 'string') yield* simplerString(value);
  else if (typeof value === 'number' || typeof value === 'bigint') yield* simplerNumber(value);
  else if (value instanceof SpelledNumber) yield Number(value.text);
  else if (value === true) yield false;
}

function* simplerObject(object: JsonObject): Generator<JsonObject> {
  const names = Object.keys(object);
  if (names.length > 2) yield {};
  yield* alike(object, names);
  for (const name of names) {
    const { [name]: _, ...rest } = object;
    yield rest;
  }
  for (const name of names) {
    for (const value of simpler(object[name] as JsonValue)) yield { ...object, [name]: value };
  }
}

/** Objects within it that it could be replaced by: of a chain, what comes next. */
function* alike(object: JsonObject, names: readonly string[]): Generator<JsonObject> {
  for (const value of Object.values(object)) {
    for (const inner of Array.isArray(value) ? value.slice(0, 4) : [value]) {
      if (isObject(inner) && names.some((name) => Object.hasOwn(inner, name))) yield inner;
    }
  }
}

function* simplerList(list: JsonValue[]): Generator<JsonValue[]> {
  if (list.length > 1) {
    yield list.slice(0, 1);
    yield list.slice(0, list.length >> 1);
    yield list.slice(list.length >> 1);
  }
  if (list.length <= 8) {
    for (const i of list.keys()) yield [...list.slice(0, i), ...list.slice(i + 1)];
  }
  for (const [i, element] of list.slice(0, 8).entries()) {
    for (const value of simpler(element)) yield [...list.slice(0, i), value, ...list.slice(i + 1)];
  }
}

function* simplerString(text: string): Generator<string> {
  // A name stays what it is: only what no program would call anything is shortened.
  if (text.length <= 40 && /^[\w./:@+ -]*$/.test(text)) return;
  yield 'a';
  if (text.length > 8) yield text.slice(0, text.length >> 1);
}

function* simplerNumber(value: number | bigint): Generator<JsonValue> {
  for (const plain of [0, 1]) if (Number(value) !== plain && Number(value) > 1) yield plain;
  if (Number(value) < -1) yield -1;
  // 4097 is stranger than 4096, and 1.5 than 1.
  if (typeof value === 'number' && !Number.isInteger(value)) yield Math.trunc(value);
}
