/** The end of a stream of text, in bounded memory. */
export class Tail {
  private chunks: Buffer[] = [];
  private size = 0;
  /** Bytes that came, kept or not. */
  total = 0;

  /** Keeps at least the last `limit` bytes that came, and shows no more than that. */
  constructor(private readonly limit = 64 * 1024) {}

  push(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.size += chunk.length;
    this.total += chunk.length;
    if (this.size > 2 * this.limit) this.compact();
  }

  /** What is kept of the bytes that came after the first `from`. */
  text(from = 0): string {
    this.compact();
    const [all] = this.chunks;
    if (!all) return '';
    return all.subarray(Math.max(0, all.length - (this.total - from))).toString('utf8');
  }

  private compact(): void {
    const all = Buffer.concat(this.chunks);
    // A copy, so that the dropped part can be freed.
    const kept = all.length > this.limit ? Buffer.from(all.subarray(-this.limit)) : all;
    this.chunks = [kept];
    this.size = kept.length;
  }
}
