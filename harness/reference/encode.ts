/** Writes JSON as QEMU does: ASCII only (W10), integers exact, on one line or (`pretty`) indented by four. */
import { type JsonValue, SpelledNumber } from '../../schema/json.js';

/** One JSON value without a line end. */
export function encodeJson(value: JsonValue, pretty = false): string {
  return encode(value, pretty ? '\r\n' : null);
}

/** `line` ends a line and indents the next; null keeps all on one. */
function encode(value: JsonValue, line: string | null): string {
  switch (typeof value) {
    case 'string':
      return encodeString(value);
    case 'object':
      break;
    default:
      return String(value);
  }
  if (value === null) return 'null';
  if (value instanceof SpelledNumber) return value.text;
  const inner = line === null ? null : `${line}    `;
  if (Array.isArray(value)) {
    return wrap('[', value.map((item) => encode(item, inner)), ']', line); // biome-ignore format: one call
  }
  const members = Object.keys(value).map(
    (k) => `${encodeString(k)}: ${encode(value[k] as JsonValue, inner)}`,
  );
  return wrap('{', members, '}', line);
}

function wrap(open: string, items: string[], close: string, line: string | null): string {
  if (line === null) return `${open}${items.join(', ')}${close}`;
  const inner = `${line}    `;
  return open + items.map((item) => inner + item).join(',') + line + close;
}

const PLAIN = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;

function encodeString(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  return JSON.stringify(text).replace(
    /[\x7f-\uffff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}
