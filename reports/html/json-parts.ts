/** A value as JSON, part by part: of the largest page the text is longer than memory. */
import type { JsonValue } from '../../schema/json.js';
import { stringifyJson } from '../../schema/json-text.js';

/** Items of a list that are one part. */
const ITEMS = 1000;
/** Levels at which lists and objects are taken apart: a list of columns with lists. */
const LEVELS = 4;

/** As `JSON.stringify` has it. */
export function* jsonParts(value: unknown, levels = LEVELS): Iterable<string> {
  if (Array.isArray(value)) yield* listParts(value, levels);
  else if (levels > 0 && typeof value === 'object' && value?.constructor === Object) {
    let before = '{';
    for (const [name, each] of Object.entries(value)) {
      if (each === undefined) continue;
      yield `${before}${JSON.stringify(name)}:`;
      yield* jsonParts(each, levels - 1);
      before = ',';
    }
    yield before === '{' ? '{}' : '}';
  } else yield stringifyJson(value as JsonValue);
}

function* listParts(list: readonly unknown[], levels: number): Iterable<string> {
  if (levels > 0 && list.length < ITEMS) {
    yield '[';
    for (const [at, each] of list.entries()) {
      if (at > 0) yield ',';
      yield* jsonParts(each, levels - 1);
    }
    yield ']';
    return;
  }
  yield '[';
  for (let from = 0; from < list.length; from += ITEMS) {
    const part = stringifyJson(list.slice(from, from + ITEMS) as JsonValue[]).slice(1, -1);
    yield from === 0 ? part : `,${part}`;
  }
  yield ']';
}
