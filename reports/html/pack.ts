/** A value as text for a script element: JSON, deflated, in base64. No character of it means anything to HTML. */
import { deflateSync } from 'node:zlib';
import type { JsonValue } from '../../schema/json.js';
import { stringifyJson } from '../../schema/json-text.js';

export function pack(value: unknown): string {
  // Members that no schema speaks of come along, with numbers as they were spelled.
  return deflateSync(stringifyJson(value as JsonValue), { level: 9 }).toString('base64');
}
