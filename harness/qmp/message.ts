/** What a message from the server is, before anybody looks at what it says. */
import { isObject, type JsonValue } from '../../schema/json.js';
import { parseJson } from '../../schema/json-text.js';
import type { MessageKind } from '../../suites/monitor.js';

/** `first`: nothing has come before, so that even a strange object stands where the greeting should. */
export function kindOf(value: JsonValue, first: boolean): MessageKind {
  if (!isObject(value)) return 'other';
  if ('event' in value) return 'event';
  if ('return' in value) return 'return';
  if ('error' in value) return 'error';
  return 'QMP' in value || first ? 'greeting' : 'other';
}

/**
 * The value of a message's bytes (latin1); bytes that are not JSON stay the string they are. What is known of it spares a
 * look: `plain`: no number in it is one that JSON.parse would lose something of; `ascii`: it is ASCII.
 */
export function parseMessage(raw: string, { plain = false, ascii = false } = {}): JsonValue {
  try {
    // Bytes beyond ASCII are UTF-8, which RFC 8259 allows; that W10 does not is for a monitor to say.
    const text = !ascii && /[^\x00-\x7f]/.test(raw) ? Buffer.from(raw, 'latin1').toString('utf8') : raw;
    return plain ? (JSON.parse(text) as JsonValue) : parseJson(text);
  } catch {
    return raw;
  }
}

/** An event's time stands before its name. */
const FIRST_MEMBER =
  /^\{\s*(?:"timestamp"\s*:\s*\{[^{}]{0,200}\}\s*,\s*)?(?:"id"\s*:\s*[^,{[]{0,100},\s*)?"(QMP|return|error|event)"(?:\s*:\s*"([^"\\]{1,100})")?/;
const FIRST_ID = /^\{\s*"id"\s*:\s*(\d{1,15})\s*,/;
const LAST_ID = /"id"\s*:\s*(\d{1,15})\s*\}$/;

/** What can be told of a message by its first and last bytes (latin1). */
export interface Glimpse {
  kind: MessageKind;
  /** Of an event. */
  name: string | null;
  id: number | null;
}

export function glimpse(head: string, tail: string): Glimpse {
  const [, member, text] = FIRST_MEMBER.exec(head) ?? [];
  const id = FIRST_ID.exec(head)?.[1] ?? LAST_ID.exec(tail)?.[1];
  return {
    kind: member === undefined ? 'other' : member === 'QMP' ? 'greeting' : (member as MessageKind),
    name: member === 'event' ? (text ?? null) : null,
    id: id === undefined ? null : Number(id),
  };
}
