/** Cuts a byte stream into JSON values, wherever the bytes were split and however they are spread over lines (W10). */

export interface Frame {
  /** The bytes of the value, one latin1 character a byte. */
  raw: string;
  /** What stood between the value before (or the start) and this one. */
  gap: string;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const NEWLINE = 0x0a;

export class Framer {
  private buffer: Buffer = Buffer.alloc(0);
  /** Where the value begins; -1 between values. */
  private start = -1;
  /** Next byte to look at. */
  private at = 0;
  private depth = 0;
  private inString = false;
  private escaped = false;

  /** All values that are complete with these bytes. */
  push(chunk: Buffer): Frame[] {
    this.buffer = this.buffer.length === 0 ? chunk : Buffer.concat([this.buffer, chunk]);
    const frames: Frame[] = [];
    const { buffer } = this;
    let consumed = 0;
    for (; this.at < buffer.length; this.at++) {
      const byte = buffer[this.at] as number;
      if (this.start < 0) {
        if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
          this.start = this.at;
          this.depth = 1;
        }
      } else if (this.inString) {
        if (this.escaped) this.escaped = false;
        else if (byte === BACKSLASH) this.escaped = true;
        // No JSON string holds a raw newline: the line is garbage, and the next one may be sound again.
        else if (byte === QUOTE || byte === NEWLINE) this.inString = false;
      } else if (byte === QUOTE) this.inString = true;
      else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) this.depth++;
      else if ((byte === CLOSE_BRACE || byte === CLOSE_BRACKET) && --this.depth === 0) {
        frames.push({
          raw: buffer.toString('latin1', this.start, this.at + 1),
          gap: buffer.toString('latin1', consumed, this.start),
        });
        consumed = this.at + 1;
        this.start = -1;
      }
    }
    if (consumed > 0) {
      this.buffer = buffer.subarray(consumed);
      this.at -= consumed;
      if (this.start >= 0) this.start -= consumed;
    }
    return frames;
  }

  /** Whether the value before was ended by CRLF, as far as bytes have come. */
  get ended(): boolean {
    return this.buffer[0] === 0x0d && this.buffer[1] === NEWLINE;
  }

  /** Bytes received that belong to no complete value. */
  get rest(): string {
    return this.buffer.toString('latin1');
  }
}
