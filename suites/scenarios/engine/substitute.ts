/** Fills in `$name` in the strings of a value. Pure. */
import { isObject, type JsonObject, type JsonValue } from '../../../schema/json.js';
import { stringifyJson } from '../../../schema/json-text.js';

export type Values = Readonly<Record<string, JsonValue>>;

const NAME = /\$(\$|[A-Za-z_]\w*)/g;
const WHOLE = /^\$([A-Za-z_]\w*)$/;

/** Keys that begin with a dollar sign are not names but patterns' matchers. */
export function substitute<T extends JsonValue>(value: T, values: Values): T;
export function substitute(value: JsonValue, values: Values): JsonValue {
  if (typeof value === 'string') return inText(value, values);
  if (Array.isArray(value)) return value.map((one) => substitute(one, values));
  if (!isObject(value)) return value;
  const { $also, ...members } = value;
  const filled = Object.fromEntries(Object.entries(members).map(([k, v]) => [k, substitute(v, values)]));
  if ($also === undefined) return filled;
  const more: JsonValue = substitute($also, values);
  // What is not known yet is added by a later pass.
  return isObject(more) ? { ...filled, ...(more as JsonObject) } : { ...filled, $also: more };
}

/** Names without a value stay as they are. */
function inText(text: string, values: Values): JsonValue {
  const [, whole] = WHOLE.exec(text) ?? [];
  if (whole !== undefined && Object.hasOwn(values, whole)) return values[whole] as JsonValue;
  return text.replaceAll(NAME, (all, name: string) => {
    if (!Object.hasOwn(values, name)) return all;
    const value = values[name] as JsonValue;
    return typeof value === 'string' ? value : stringifyJson(value);
  });
}

/** The dollar signs that were meant as such. */
export const DOLLAR: Values = { $: '$' };
