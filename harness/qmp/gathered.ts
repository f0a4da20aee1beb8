/** Bytes of a stream that are gathered until they are wanted, each copied a few times at the most. */
import { SHOWN } from './limits.js';

/** Enough for the id that ends a reply. */
const TAIL = 128;
/** Bytes; a larger buffer is given back when its message is over. */
const LASTING = 65_536;

/** The bytes of one message. */
export class Gathered {
  /** So many have come. */
  bytes = 0;
  private buffer: Buffer = Buffer.alloc(0);
  private used = 0;
  private last = '';

  /** `inBrief`: only the first and the last are of use any more. */
  add(chunk: Buffer, from: number, to: number, inBrief: boolean): void {
    this.bytes += to - from;
    if (!inBrief) {
      this.keep(chunk, from, to);
      return;
    }
    if (this.used < SHOWN) this.keep(chunk, from, Math.min(to, from + SHOWN - this.used));
    else if (this.buffer.length > LASTING) this.shorten();
    this.last = (this.last + chunk.toString('latin1', Math.max(from, to - TAIL), to)).slice(-TAIL);
  }

  get text(): string {
    return this.buffer.toString('latin1', 0, this.used);
  }

  get head(): string {
    return this.buffer.toString('latin1', 0, Math.min(this.used, SHOWN));
  }

  get tail(): string {
    return this.last;
  }

  clear(): void {
    this.bytes = 0;
    this.used = 0;
    this.last = '';
    if (this.buffer.length > LASTING) this.buffer = Buffer.alloc(0);
  }

  private keep(chunk: Buffer, from: number, to: number): void {
    const needed = this.used + to - from;
    if (needed > this.buffer.length) {
      // Twice as large: a message that comes byte by byte is not copied for each of them.
      const larger = Buffer.allocUnsafe(Math.max(needed, 2 * this.buffer.length, SHOWN));
      this.buffer.copy(larger, 0, 0, this.used);
      this.buffer = larger;
    }
    chunk.copy(this.buffer, this.used, from, to);
    this.used = needed;
  }

  private shorten(): void {
    this.used = Math.min(this.used, SHOWN);
    this.buffer = Buffer.from(this.buffer.subarray(0, this.used));
  }
}

/** The first of bytes that make no message; how many there were is said. */
export class Head {
  private kept = '';
  private bytes = 0;

  add(chunk: Buffer, from: number, to: number): void {
    if (from === to) return;
    if (this.kept.length < SHOWN)
      this.kept += chunk.toString('latin1', from, Math.min(to, from + SHOWN - this.kept.length));
    this.bytes += to - from;
  }

  get text(): string {
    return this.bytes <= SHOWN ? this.kept : `${this.kept}... (${this.bytes} bytes)`;
  }

  get startsWithCrlf(): boolean {
    return this.kept.startsWith('\r\n');
  }

  clear(): void {
    this.kept = '';
    this.bytes = 0;
  }
}
