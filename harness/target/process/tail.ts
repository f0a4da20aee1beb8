/** The end of a stream of text, in bounded memory. */
export class Tail {
  private chunks: Buffer[] = [];
  private size = 0;

  /** Keeps at least the last `limit` bytes that came, and shows no more than that. */
  constructor(private readonly limit = 64 * 1024) {}

  push(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.size += chunk.length;
    if (this.size > 2 * this.limit) this.compact();
  }

  text(): string {
    this.compact();
    return this.chunks[0]?.toString('utf8') ?? '';
  }

  private compact(): void {
    const all = Buffer.concat(this.chunks);
    // A copy, so that the dropped part can be freed.
    const kept = all.length > this.limit ? Buffer.from(all.subarray(-this.limit)) : all;
    this.chunks = [kept];
    this.size = kept.length;
  }
}
