/** Takes off what a page adds to the text: running heads, and the space that a page break leaves before a line. */
import type { Line } from '../text/lines.js';

const RUNNING_HEAD = /^(?:Chapter \d+: .*|Appendix [A-Z]: .*) \d+$/;

export interface PrintedLine extends Line {
  /** The first line of a page: whether a paragraph goes on cannot be seen. */
  pageStart: boolean;
}

export function withoutPages(source: readonly Line[]): PrintedLine[] {
  const lines: PrintedLine[] = [];
  for (const { line, text } of source) {
    if (RUNNING_HEAD.test(text.trim())) {
      // Blank lines around a running head belong to the page, not to the text.
      while (lines.at(-1)?.text === '') lines.pop();
      continue;
    }
    const broken = /^[\f ]/.test(text);
    lines.push({ line, text: text.replace(/^[\f ]+/, ''), pageStart: broken && text.trim() !== '' });
  }
  return lines;
}
