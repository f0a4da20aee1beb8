/** Sorts the comments before a definition: which one documents it, and which have lost what they document. */
import type { CommentLine } from './scanner.js';
import { lostBetween } from './source.js';
import type { Source } from './source-text.js';

/** `@name` or `@name:` and nothing else. */
const TITLE = /^\s*@([\w.-]+)\s*:?$/;

export interface Sorted {
  doc: CommentLine[] | null;
  others: CommentLine[][];
}

/** The name in the first line of a comment, if that is a title. */
export function titleOf(block: CommentLine[]): string | null {
  return TITLE.exec(block.find((line) => line.text.trim() !== '')?.text ?? '')?.[1] ?? null;
}

/** `name` is the definition's own, or null after the last definition. `row`: its first line. */
export function sortComments(
  source: Source,
  comments: CommentLine[],
  name: string | null,
  row: number,
): Sorted {
  const blocks = split(source, comments, name);
  if (name === null) return { doc: null, others: blocks };
  let chosen = blocks.findLastIndex((block) => titleOf(block) === name);
  if (chosen === -1) chosen = adjacentBlock(blocks, comments, row);
  return { doc: blocks[chosen] ?? null, others: blocks.filter((_, index) => index !== chosen) };
}

/**
 * `##` and blank lines separate comments, but a blank line between two `##` does not: QEMU reads on to the second one.
 * Where a page lost those, a line that is the definition's title separates.
 */
function split(source: Source, comments: CommentLine[], name: string | null): CommentLine[][] {
  const blocks: CommentLine[][] = [];
  let block: CommentLine[] = [];
  let previous: CommentLine | undefined;
  let opened = false;
  const end = () => {
    if (block.some((line) => line.text.trim() !== '')) blocks.push(block);
    block = [];
  };
  for (const comment of comments) {
    if (previous !== undefined && comment.row > previous.row + 1) {
      const goesOn = opened && block.length > 0 && !TITLE.test(comment.text);
      if (!goesOn) end();
    } else if (previous !== undefined && lostBetween(source, previous.row, comment.row) > 0) {
      if (name !== null && TITLE.exec(comment.text)?.[1] === name) end();
    }
    previous = comment;
    if (comment.text === '#') {
      opened = !opened || block.length === 0;
      end();
    } else block.push(comment);
  }
  end();
  return blocks;
}

/** The comment directly above the definition, although it has no title or that of something else. */
function adjacentBlock(blocks: CommentLine[][], comments: CommentLine[], row: number): number {
  const last = comments.at(-1);
  if (last === undefined || row > last.row + 1) return -1;
  const block = blocks.at(-1);
  const closing = last.text === '#' ? last.row - 1 : last.row;
  return block?.at(-1)?.row === closing ? blocks.length - 1 : -1;
}
