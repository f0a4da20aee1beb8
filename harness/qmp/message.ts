/** What a message from the server is, before anybody looks at what it says. */
import { isObject, type JsonValue } from '../../schema/json.js';
import { ExactReading } from '../../schema/json-exact.js';
import type { MessageKind } from '../../suites/monitor.js';

/** `first`: nothing has come before, so that even a strange object stands where the greeting should. */
export function kindOf(value: JsonValue, first: boolean): MessageKind {
  if (!isObject(value)) return 'other';
  if ('event' in value) return 'event';
  if ('return' in value) return 'return';
  if ('error' in value) return 'error';
  return 'QMP' in value || first ? 'greeting' : 'other';
}

/** What the framer knows of a message; see Frame. */
export interface FramedMessage {
  raw: string;
  plain?: boolean;
  ascii?: boolean;
  values?: number;
  excess?: unknown;
}

/** Messages with more values are read in steps of so many: a millisecond or two. */
const STEP = 4096;
/** Bytes that JSON.parse reads in less than a tenth of a second; it is twice as fast as reading in steps. */
const AT_ONCE = 8 * 2 ** 20;

/** It is read in several steps. */
export const isLarge = (message: FramedMessage): boolean =>
  (message.values ?? 0) > STEP && message.excess === undefined && !atOnce(message);

/** No number in it is one that JSON.parse would lose something of. */
const atOnce = ({ plain = false, values = 0, raw }: FramedMessage): boolean =>
  plain && (values <= STEP || raw.length <= AT_ONCE);

/** Reads a message's bytes (latin1), a large one in steps, so that others have their turn between these. */
export class MessageReading {
  /** Known once all is read; bytes that are not JSON stay the string they are. */
  value: JsonValue;
  private exact: ExactReading | null = null;

  constructor(message: FramedMessage) {
    const { raw, ascii = false } = message;
    this.value = raw;
    // Bytes beyond ASCII are UTF-8, which RFC 8259 allows; that W10 does not is for a monitor to say.
    const text = !ascii && /[^\x00-\x7f]/.test(raw) ? Buffer.from(raw, 'latin1').toString('utf8') : raw;
    if (atOnce(message)) this.guarded(() => JSON.parse(text));
    else this.exact = new ExactReading(text);
  }

  /** True when all is read; else to be called again. */
  step(values = STEP): boolean {
    const { exact } = this;
    if (exact === null) return true;
    let done = true;
    this.guarded(() => {
      done = exact.advance(values);
      return done ? exact.value : this.value;
    });
    return done;
  }

  private guarded(read: () => JsonValue): void {
    try {
      this.value = read();
    } catch {}
  }
}

export function parseMessage(message: FramedMessage): JsonValue {
  const reading = new MessageReading(message);
  reading.step(Number.POSITIVE_INFINITY);
  return reading.value;
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
