/** The last messages of a session, as they were on the wire, and what else happened to it. */
import type { TranscriptEntry } from '../../suites/case.js';

interface Line {
  t: number;
  dir: '→' | '←';
  bytes: string | Uint8Array;
  kind?: Remark;
}

/** What is no message. */
type Remark = 'closed' | 'waited';

/** Enough to see what led to a failure; more would cost memory in every session. */
const KEPT = 256;

export class Transcript {
  private lines: Line[] = [];
  private dropped = 0;

  sent(t: number, bytes: string | Uint8Array): void {
    this.add({ t, dir: '→', bytes });
  }

  received(t: number, raw: string): void {
    this.add({ t, dir: '←', bytes: raw });
  }

  remarked(t: number, kind: Remark, text: string): void {
    this.add({ t, dir: '←', bytes: text, kind });
  }

  /** Messages received after `t`, as they came (latin1), as far as they are kept. */
  since(t: number): string[] {
    return this.lines.flatMap((line) =>
      line.t > t && line.dir === '←' && line.kind === undefined && typeof line.bytes === 'string'
        ? [line.bytes]
        : [],
    );
  }

  /** When the first of the messages was sent after which nothing has come; null where there is none. */
  unanswered(): number | null {
    const answer = this.lines.findLastIndex(({ dir }) => dir === '←');
    return this.lines[answer + 1]?.t ?? null;
  }

  /** How many lines there have been: a place to render from. */
  get length(): number {
    return this.dropped + this.lines.length;
  }

  /** What is kept of the lines from `from` on, oldest first; each cut at `width` characters. */
  render(from = 0, width = 4096): Omit<TranscriptEntry, 'session'>[] {
    return this.lines
      .slice(Math.max(0, from - this.dropped))
      .slice(-KEPT)
      .map(({ bytes, ...line }) => ({ ...line, msg: printable(bytes, width) }));
  }

  private add(line: Line): void {
    this.lines.push(line);
    if (this.lines.length <= 2 * KEPT) return;
    this.dropped += this.lines.length - KEPT;
    this.lines = this.lines.slice(-KEPT);
  }
}

/** Bytes as text: UTF-8 where they are, `\xNN` where they are not. */
function printable(bytes: string | Uint8Array, width: number): string {
  const text =
    typeof bytes === 'string'
      ? bytes
      : Buffer.from(bytes)
          .toString('latin1')
          .replace(
            /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xff]/g,
            (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`,
          );
  const line = text.trimEnd();
  return line.length <= width ? line : `${line.slice(0, width)}… (${line.length} characters)`;
}
