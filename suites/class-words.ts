/** The class of an error in a sentence: "refused …". */
import type { JsonValue } from '../schema/json.js';
import { stringifyJson } from '../schema/json-text.js';

export function classWords(value: JsonValue | undefined): string {
  if (value === undefined) return 'without a class';
  return `with class ${typeof value === 'string' ? value : stringifyJson(value)}`;
}
