/** The line numbers that a web page puts before each line, and the blank lines that such a page loses. */
import type { Line } from '../text/lines.js';

const NUMBERED = /^\s*(\d{1,6})(?:[:|]?[ \t](.*)|[:|]?$)/;

export interface Ungutted {
  lines: Line[];
  /** Lines that the page skipped: it shows none that is blank or has no more than a bracket. */
  skipped: number;
}

/** Null when the text has no such numbers. Each run of skipped lines becomes one blank line. */
export function withoutGutter(source: readonly Line[]): Ungutted | null {
  const filled = source.filter((l) => l.text !== '').length;
  const numbered = source.filter((l) => NUMBERED.test(l.text)).length;
  if (numbered < 3 || numbered < filled * 0.9) return null;
  const lines: Line[] = [];
  let last = 0;
  let skipped = 0;
  for (const { line, text } of source) {
    const match = NUMBERED.exec(text);
    const number = match ? Number(match[1]) : last + 1;
    const before = lines.at(-1);
    if (number > last + 1 && last > 0 && before) {
      before.lostAfter = true;
      lines.push({ line, text: '' });
      skipped += number - last - 1;
    }
    // What stands above the numbers is the page's own heading.
    if (match || last > 0) lines.push({ line, text: match ? (match[2] ?? '') : text });
    if (match) last = number;
  }
  return { lines, skipped };
}
