/** Headings of a printed manual: `[Kind]signature`, wrapped over as many lines as the signature needs. */
import type { Diagnostics } from '../text/diagnostics.js';
import type { Line } from '../text/lines.js';

export interface HeadingEntry {
  kind: HeadingKind;
  line: number;
  /** The signature's lines, the kind taken off. */
  signature: Line[];
  /** False when the document broke off, or went on with something else, within the signature. */
  whole: boolean;
  body: Line[];
}

export type HeadingKind = 'Enum' | 'Struct' | 'Union' | 'Alternate' | 'Command' | 'Event';

const HEADING = /^\s*\[(Enum|Struct|Union|Alternate|Command|Event)\]\s*(.*)$/;
const OPENING: Record<HeadingKind, string | null> = {
  Enum: null,
  Struct: '{',
  Union: '[',
  Alternate: '[',
  Command: '(',
  Event: '(',
};

/** A heading of a kind that this format did not have: of a later manual, or of another one. */
const STRANGE = /^\s*\[([A-Z][A-Za-z]*(?: [A-Z][a-z]*)?)\][A-Za-z]/;

export function entriesOf(lines: readonly Line[], diagnostics: Diagnostics): HeadingEntry[] {
  const entries: HeadingEntry[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as Line;
    const match = HEADING.exec(line.text);
    if (!match) {
      const strange = STRANGE.exec(line.text)?.[1];
      if (strange !== undefined) {
        diagnostics.error(
          line.line,
          `[${strange}] is a kind of heading that is not known: what it documents was left out`,
        );
      }
      entries.at(-1)?.body.push(line);
      continue;
    }
    const kind = match[1] as HeadingKind;
    const signature = [{ line: line.line, text: match[2] as string }];
    const balance = new Balance(OPENING[kind]);
    balance.take(match[2] as string);
    while (!balance.closed && continues(lines[at + 1])) {
      at++;
      signature.push(lines[at] as Line);
      balance.take((lines[at] as Line).text);
    }
    entries.push({ kind, line: line.line, signature, whole: balance.closed, body: [] });
  }
  return entries;
}

function continues(next: Line | undefined): boolean {
  return next !== undefined && next.text.trim() !== '' && !HEADING.test(next.text);
}

/** Whether the brackets of a signature are closed again; the first one that counts is its own. */
class Balance {
  closed: boolean;
  private depth = 0;

  constructor(private readonly opening: string | null) {
    this.closed = opening === null;
  }

  take(text: string): void {
    for (const char of text) {
      if (this.closed) return;
      // A command's return type may be a list, and stands before its arguments.
      if (this.depth === 0 && char !== this.opening) continue;
      if ('[{('.includes(char)) this.depth++;
      if (']})'.includes(char)) this.depth--;
      this.closed = this.depth === 0;
    }
  }
}
