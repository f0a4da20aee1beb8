/** Finds where something happens in a long string, far faster than byte by byte. */

export const NEWLINE = 0x0a;
export const QUOTE = 0x22;
export const BACKSLASH = 0x5c;

/** Each place is looked for once in a chunk, however often it is asked for. */
export class StringSearch {
  private quote = -1;
  private backslash = -1;
  private newline = -1;

  constructor(private readonly chunk: Buffer) {}

  /** The next quote, backslash or newline; the end of the chunk where there is none. */
  next(from: number): number {
    if (this.quote < from) this.quote = this.find(QUOTE, from);
    if (this.backslash < from) this.backslash = this.find(BACKSLASH, from);
    if (this.newline < from) this.newline = this.find(NEWLINE, from);
    return Math.min(this.quote, this.backslash, this.newline);
  }

  private find(byte: number, from: number): number {
    const at = this.chunk.indexOf(byte, from);
    return at < 0 ? this.chunk.length : at;
  }
}
