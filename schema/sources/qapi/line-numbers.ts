/** Undoes the line numbers of a source page (gitweb and its like), and sees from them which lines the page lost. */
import type { Undone } from './source-text.js';

const NUMBERED = /^[ \t]*(\d{1,7})(?:[:|]?[ \t]|[:|]?\r?$)/;
const SAMPLE = 50;

/** Null when the lines are not numbered. */
export function stripLineNumbers(text: string): Undone | null {
  if (!looksNumbered(text)) return null;
  const lines = text.split('\n');
  const lost = new Uint32Array(lines.length);
  let last = 0;
  let missing = 0;
  for (const [row, line] of lines.entries()) {
    const match = NUMBERED.exec(line);
    const number = Number(match?.[1]);
    // A line that breaks the count is no numbered line: it stays as it is.
    if (match && number > last) {
      missing += number - last - 1;
      last = number;
      lines[row] = line.slice(match[0].length);
    }
    lost[row] = missing;
  }
  const undone = `the lines carry numbers, as on a web page: ${missing} of ${last} lines are missing from it`;
  return { text: lines.join('\n'), physical: null, lost, undone };
}

/** Nine of ten of the first lines begin with a number, each higher than the one before. */
function looksNumbered(text: string): boolean {
  let seen = 0;
  let numbered = 0;
  let last = 0;
  for (let at = 0; at < text.length && seen < SAMPLE; ) {
    const newline = text.indexOf('\n', at);
    const end = newline === -1 ? text.length : newline;
    const head = text.slice(at, Math.min(end, at + 80));
    at = end + 1;
    if (head.trim() === '') continue;
    seen++;
    const number = Number(NUMBERED.exec(head)?.[1]);
    if (number > last) {
      numbered++;
      last = number;
    }
  }
  return seen > 0 && numbered >= seen * 0.9;
}
