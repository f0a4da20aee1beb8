/** Lines grouped by indentation: a term or paragraph with the deeper text that belongs to it. */
import type { Line } from '../text/lines.js';
import type { PageLine } from './page.js';

export interface Block {
  /** Whether a blank line, or the beginning, is before it. */
  detached: boolean;
  /** Lines at the block's own indentation, without a blank between them. */
  head: PageLine[];
  /** What follows deeper, blank lines included. */
  body: PageLine[];
}

/** Blocks at the least indentation of the lines; `indent` is that. */
export function blocksOf(lines: readonly PageLine[]): { indent: number; blocks: Block[] } {
  const indent = lines.reduce((least, l) => (l.text === '' ? least : Math.min(least, l.indent)), 1000);
  const blocks: Block[] = [];
  let open = false;
  let detached = true;
  for (const line of lines) {
    const last = blocks.at(-1);
    if (line.text === '') {
      open = false;
      detached = true;
      last?.body.push(line);
      continue;
    } else if (line.indent > indent) {
      open = false;
      last?.body.push(line);
    } else if (open) {
      last?.head.push(line);
    } else {
      blocks.push({ detached, head: [line], body: [] });
      open = true;
    }
    detached = false;
  }
  return { indent, blocks };
}

/** Page lines as lines of text; `keepIndent` keeps the columns, for examples. */
export function blockLines(lines: readonly PageLine[], keepIndent = false): Line[] {
  const filled = lines.filter((l) => l.text !== '');
  if (!keepIndent) return filled.map(({ line, text }) => ({ line, text }));
  const least = filled.reduce((indent, l) => Math.min(indent, l.indent), 1000);
  return filled.map(({ line, indent, text }) => ({ line, text: ' '.repeat(indent - least) + text }));
}
