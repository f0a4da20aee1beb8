/** Cuts a byte stream into JSON values, wherever the bytes were split and however they are spread over lines (W10). */
import { isAscii } from 'node:buffer';
import { Gathered, Head } from './gathered.js';
import { MOST_LEVELS, messageLimit, valueLimit } from './limits.js';
import { BACKSLASH, NEWLINE, QUOTE, StringSearch } from './string-search.js';

/** Why a message is scanned, and not read. */
export type Excess = 'bytes' | 'values' | 'levels';

export interface Frame {
  /** The bytes of the value, one latin1 character a byte; of one in excess only the first. */
  raw: string;
  /** What stood between the value before (or the start) and this one; of very much only the first. */
  gap: string;
  /** Values in it, about. */
  values: number;
  /** No number in it is one that JSON.parse would round or respell. */
  plain: boolean;
  /** No byte of it is above 0x7f; of others it is not known. */
  ascii: boolean;
  /** It is too large to be read. */
  excess?: { of: Excess; bytes: number /** Its last bytes. */; tail: string };
}

/** What a byte outside of strings is; 0 is anything else. */
const OPENS = 1;
const CLOSES = 2;
const QUOTES = 3;
const COMMA = 4;
const DIGIT = 5;
/** A sign, a fraction, or an exponent (`e` also ends `true`, which does no harm): the number may not be plain. */
const DELICATE = 6;

const KINDS = new Uint8Array(256);
for (const [kind, bytes] of [
  [OPENS, '{['],
  [CLOSES, '}]'],
  [QUOTES, '"'],
  [COMMA, ','],
  [DIGIT, '0123456789'],
  [DELICATE, '-.E'],
] as const)
  for (const byte of Buffer.from(bytes)) KINDS[byte] = kind;

const EXPONENT = 0x65;
/** Of a string so many bytes are looked at one by one: most have no more. */
const SHORT = 48;
const ZERO = 0x30;
/** Integers with fewer digits are exact. */
const LONG = 16;

export class Framer {
  /** What has come of the value under way. */
  private readonly value = new Gathered();
  private readonly gap = new Head();
  private within = false;
  private depth = 0;
  private inString = false;
  private escaped = false;
  private digits = 0;
  private values = 0;
  private plain = true;
  private ascii = true;
  private excess: Excess | null = null;

  /** `most`: bytes of a message. */
  constructor(
    private readonly most = messageLimit(),
    private readonly mostValues = valueLimit(),
  ) {}

  /** All values that are complete with these bytes. */
  push(chunk: Buffer): Frame[] {
    const frames: Frame[] = [];
    const search = new StringSearch(chunk);
    const ascii = isAscii(chunk);
    let at = 0;
    while (at < chunk.length) {
      if (!this.within) {
        const start = startIn(chunk, at);
        this.gap.add(chunk, at, start);
        if (start === chunk.length) break;
        this.begin();
        at = start;
      }
      this.ascii &&= ascii;
      const end = this.scan(chunk, at, search);
      const closed = this.depth === 0;
      if (closed && this.value.bytes === 0 && this.excess === null && end - at <= this.most) {
        frames.push(this.frame(chunk.toString('latin1', at, end)));
      } else {
        this.gather(chunk, at, end);
        if (closed) frames.push(this.gathered());
      }
      at = end;
      if (closed) this.within = false;
    }
    return frames;
  }

  /** Whether the value before was ended by CRLF, as far as bytes have come. */
  get ended(): boolean {
    return !this.within && this.gap.startsWithCrlf;
  }

  /** The first of the bytes received that belong to no complete value. */
  get rest(): string {
    return this.within ? this.gap.text + this.value.head : this.gap.text;
  }

  /** Bytes that have come of a value that is not complete. */
  get underWay(): number {
    return this.within ? this.value.bytes : 0;
  }

  /** Why the value that is not complete will not be read. */
  get exceeded(): Excess | null {
    return this.within ? this.excess : null;
  }

  private begin(): void {
    this.within = true;
    this.depth = 0;
    this.inString = false;
    this.escaped = false;
    this.digits = 0;
    this.values = 0;
    this.plain = true;
    this.ascii = true;
    this.excess = null;
  }

  /** Where the value that is under way ends, or the chunk does. */
  private scan(chunk: Buffer, from: number, search: StringSearch): number {
    let { depth, inString, escaped, digits, values, plain } = this;
    let at = from;
    let deepest = depth;
    const { length } = chunk;
    scanning: while (at < length) {
      if (inString) {
        if (escaped) {
          escaped = false;
          at++;
        }
        for (let looked = 0; at < length; at++) {
          if (++looked >= SHORT) at = search.next(at);
          if (at === length) break;
          const byte = chunk[at] as number;
          if (byte === QUOTE || byte === NEWLINE) {
            // No JSON string holds a raw newline: the line is garbage, and the next one may be sound again.
            inString = false;
            at++;
            break;
          }
          if (byte === BACKSLASH && ++at === length) {
            escaped = true;
            break;
          }
        }
        continue;
      }
      const byte = chunk[at++] as number;
      switch (KINDS[byte]) {
        case QUOTES:
          inString = true;
          digits = 0;
          break;
        case OPENS:
          values++;
          digits = 0;
          if (++depth > deepest) deepest = depth;
          break;
        case CLOSES:
          digits = 0;
          if (--depth === 0) break scanning;
          break;
        case COMMA:
          values++;
          digits = 0;
          break;
        case DIGIT:
          digits++;
          while (at < length && ((chunk[at] as number) ^ ZERO) <= 9) {
            at++;
            digits++;
          }
          if (digits >= LONG) plain = false;
          break;
        case DELICATE:
          plain = false;
          break;
        default:
          if (byte === EXPONENT && digits > 0) plain = false;
          digits = 0;
      }
    }
    this.depth = depth;
    this.inString = inString;
    this.escaped = escaped;
    this.digits = digits;
    this.values = values;
    this.plain = plain;
    if (deepest > MOST_LEVELS) this.excess ??= 'levels';
    if (values > this.mostValues) this.excess ??= 'values';
    return at;
  }

  private gather(chunk: Buffer, from: number, to: number): void {
    if (this.value.bytes + to - from > this.most) this.excess ??= 'bytes';
    this.value.add(chunk, from, to, this.excess !== null);
  }

  private gathered(): Frame {
    const { bytes, tail } = this.value;
    const frame = this.frame(this.excess === null ? this.value.text : this.value.head);
    if (this.excess !== null) frame.excess = { of: this.excess, bytes, tail };
    this.value.clear();
    return frame;
  }

  private frame(raw: string): Frame {
    const gap = this.gap.text;
    this.gap.clear();
    return { raw, gap, values: this.values, plain: this.plain, ascii: this.ascii };
  }
}

/** Where the first bracket is. */
function startIn(chunk: Buffer, from: number): number {
  for (let at = from; at < chunk.length; at++) if (KINDS[chunk[at] as number] === OPENS) return at;
  return chunk.length;
}
