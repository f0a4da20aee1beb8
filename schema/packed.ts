/** A reply to query-qmp-schema in a line of text: JSON, deflated, in base64: a sixth of its size. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { parseFileJson } from './file/json.js';
import type { JsonValue } from './json.js';
import { stringifyJson } from './json-text.js';

/** Bytes of JSON. QEMU's replies have a quarter of a million. */
const LARGEST = 8 << 20;

/** Null where it is too large to be kept. */
export function packSchema(reply: JsonValue[]): string | null {
  const text = Buffer.from(stringifyJson(reply));
  return text.length > LARGEST ? null : deflateRawSync(text).toString('base64');
}

/** Null where the text holds none. */
export function unpackSchema(packed: string): JsonValue[] | null {
  try {
    const text = inflateRawSync(Buffer.from(packed, 'base64'), { maxOutputLength: LARGEST });
    const reply = parseFileJson(text.toString('utf8'));
    return Array.isArray(reply) ? reply : null;
  } catch {
    return null;
  }
}
