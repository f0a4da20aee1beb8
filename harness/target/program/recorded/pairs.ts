/** The value of an option as QEMU reads it: pairs of key and value, as text with commas or as JSON. */
import { isObject, type JsonValue } from '../../../../schema/json.js';

/** The key of a value that stands first without one. */
export const IMPLIED = '';

export type OptionPair = readonly [key: string, value: string];

/** What the harness fills in. */
const PLACEHOLDER = /^\{(dir|qmp\d?|tcp)\}/;

/**
 * Null for JSON that is none: QEMU's reader is less strict than ours, so that nobody knows what it makes of it. Also for
 * JSON with a comma in a name or a text: where a QEMU takes the option for pairs with commas, another one begins there.
 */
export function optionPairs(text: string): OptionPair[] | null {
  if (!/^\s*\{/.test(text) || PLACEHOLDER.test(text)) return commaPairs(text);
  try {
    const found = members('', JSON.parse(text) as JsonValue);
    return found.some((pair) => pair.join().split(',').length > 2) ? null : found;
  } catch {
    return null;
  }
}

/** Two commas are one of the value. */
function commaPairs(text: string): OptionPair[] {
  const parts = text.match(/(?:,,|[^,])+/g) ?? [];
  return parts.map((part, index) => {
    const plain = part.replaceAll(',,', ',');
    const at = plain.indexOf('=');
    if (at >= 0) return [plain.slice(0, at), plain.slice(at + 1)];
    // A word alone is the implied key's value, or a flag.
    return index === 0 ? [IMPLIED, plain] : [plain, ''];
  });
}

function members(key: string, value: JsonValue): OptionPair[] {
  if (Array.isArray(value)) return value.flatMap((inner, index) => members(`${key}.${index}`, inner));
  if (!isObject(value)) return [[key, String(value)]];
  return Object.entries(value).flatMap(([name, inner]) =>
    members(key === '' ? name : `${key}.${name}`, inner as JsonValue),
  );
}
