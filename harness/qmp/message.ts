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

/** The value of a message's bytes (latin1); bytes that are not JSON stay the string they are. */
export function parseMessage(raw: string): JsonValue {
  try {
    // Bytes beyond ASCII are UTF-8, which RFC 8259 allows; that W10 does not is for a monitor to say.
    return parseJson(/[^\x00-\x7f]/.test(raw) ? Buffer.from(raw, 'latin1').toString('utf8') : raw);
  } catch {
    return raw;
  }
}
