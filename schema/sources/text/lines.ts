import type { Diagnostics } from './diagnostics.js';

/** A line of a document; `line` counts from 1 in the file as it was given. */
export interface Line {
  line: number;
  text: string;
  /** The document lost lines after this one. */
  lostAfter?: true;
}

/** Far above any document QEMU published (10.0's manual has 30,000 lines), and still little memory. */
const MAX_LINES = 100_000;
/** A web page's contents list in one line has 30,000 characters. */
const MAX_LINE_LENGTH = 65_536;
const MAX_CHARACTERS = 8 * 1024 * 1024;

/** The lines of a text, ends trimmed and tabs expanded. What exceeds the limits is left out, and said so. */
export function splitLines(text: string, diagnostics: Diagnostics): Line[] {
  const lines: Line[] = [];
  let start = 0;
  let shortened = 0;
  const end = Math.min(text.length, MAX_CHARACTERS);
  while (start < end && lines.length < MAX_LINES) {
    const found = text.indexOf('\n', start);
    const stop = found === -1 || found > end ? end : found;
    if (stop - start > MAX_LINE_LENGTH) shortened ||= lines.length + 1;
    const raw = text.slice(start, Math.min(stop, start + MAX_LINE_LENGTH)).trimEnd();
    lines.push({ line: lines.length + 1, text: raw.includes('\t') ? expandTabs(raw) : raw });
    start = stop + 1;
  }
  if (start < text.length) {
    diagnostics.error(
      lines.length,
      `the document is longer than any known one (${text.length} characters): what follows line ${lines.length} was not read; give one document at a time`,
    );
  }
  if (shortened) {
    diagnostics.warning(
      shortened,
      `line ${shortened} is longer than ${MAX_LINE_LENGTH} characters: its rest was not read`,
    );
  }
  return lines;
}

function expandTabs(text: string): string {
  let result = '';
  for (const part of text.split('\t'))
    result = `${result}${part}`.padEnd((result.length + part.length + 8) & ~7);
  return result.trimEnd();
}
