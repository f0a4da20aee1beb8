/** The last messages of a session, as they were on the wire, and what else happened to it. */
import type { TranscriptEntry } from '../../suites/case.js';

interface Line {
  t: number;
  dir: '→' | '←';
  bytes: string | Uint8Array;
  kind?: Remark;
  /** Bytes of a message of which only the first are kept, and in words why no more were read, where so. */
  cut?: { bytes: number; unread?: string };
}

/** What is no message. */
type Remark = 'closed' | 'waited';

/** A message that came (latin1); of one that is `cut` the first bytes. */
export interface Came {
  raw: string;
  cut: boolean;
}

/** Enough to see what led to a failure; more would cost memory in every session. */
const KEPT = 256;
/** Bytes of a message: twice what is shown of one. */
const LONGEST = 8192;
/** Characters shown of a message. */
const SHOWN = 4096;

export class Transcript {
  private lines: Line[] = [];
  private dropped = 0;

  sent(t: number, bytes: string | Uint8Array): void {
    this.add({ t, dir: '→', ...brief(bytes) });
  }

  received(t: number, raw: string): void {
    this.add({ t, dir: '←', ...brief(raw) });
  }

  /** A message of so many bytes, of which only the first were kept. */
  unread(t: number, head: string, bytes: number, unread: string): void {
    this.add({ t, dir: '←', bytes: copied(head), cut: { bytes, unread } });
  }

  remarked(t: number, kind: Remark, text: string): void {
    this.add({ t, dir: '←', bytes: text, kind });
  }

  /** Messages received after `t`, as far as they are kept; whether there may have been more. */
  since(t: number): { came: Came[]; more: boolean } {
    const came = this.lines.flatMap((line) =>
      line.t > t && line.dir === '←' && line.kind === undefined && typeof line.bytes === 'string'
        ? [{ raw: line.bytes, cut: line.cut !== undefined }]
        : [],
    );
    return { came, more: this.dropped > 0 && (this.lines[0]?.t ?? 0) > t };
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
  render(from = 0, width = SHOWN): Omit<TranscriptEntry, 'session'>[] {
    return this.lines
      .slice(Math.max(0, from - this.dropped))
      .slice(-KEPT)
      .map(({ bytes, cut, ...line }) => ({ ...line, msg: printable(bytes, width, cut) }));
  }

  private add(line: Line): void {
    this.lines.push(line);
    if (this.lines.length <= 2 * KEPT) return;
    this.dropped += this.lines.length - KEPT;
    this.lines = this.lines.slice(-KEPT);
  }
}

function brief(bytes: string | Uint8Array): Pick<Line, 'bytes' | 'cut'> {
  if (bytes.length <= LONGEST) return { bytes };
  const head = bytes.slice(0, LONGEST);
  return { bytes: typeof head === 'string' ? copied(head) : head, cut: { bytes: bytes.length } };
}

/** A part of a string holds the whole in memory. */
function copied(head: string): string {
  return Buffer.from(head).toString();
}

/** Bytes as text: UTF-8 where they are, `\xNN` where they are not. */
function printable(bytes: string | Uint8Array, width: number, cut: Line['cut']): string {
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
  if (cut?.unread !== undefined)
    return `${line.slice(0, width)}… (${cut.bytes} bytes, not read: ${cut.unread})`;
  if (cut === undefined && line.length <= width) return line;
  return `${line.slice(0, width)}… (${cut?.bytes ?? line.length} characters)`;
}
