/** Lines of prose as running text: justified spaces collapsed, words that were broken at a line's end whole again. */
import type { Line } from './lines.js';

/** Hyphens that only typesetting inserts: HYPHEN as groff writes it, and the soft hyphen. */
const SOFT_HYPHEN = /[\u2010\u00ad]$/;

/** Runs of blanks become one space; both ends are trimmed. */
export function collapse(text: string): string {
  const trimmed = text.trim();
  return /\s\s|[^\S ]/.test(trimmed) ? trimmed.split(/\s+/).join(' ') : trimmed;
}

/** The words that a document uses whole: they tell whether a hyphen at a line's end belongs to the word. */
export class Lexicon {
  /** Made when it is first asked for: a text that breaks no words needs none. */
  private words: Set<string> | null = null;

  constructor(private readonly lines: readonly Line[]) {}

  /** The word whose halves stand around a hyphen at a line's end. */
  mend(left: string, right: string): string {
    this.words ??= wordsOf(this.lines);
    const closed = left + right;
    const hyphened = `${left}-${right}`;
    if (this.words.has(closed)) return closed;
    if (this.words.has(hyphened)) return hyphened;
    // An identifier never has both, and a word is far more often broken than hyphened.
    return closed;
  }
}

function wordsOf(lines: readonly Line[]): Set<string> {
  const found = new Set<string>();
  let broken = false;
  for (const { text } of lines) {
    const words = text.match(/[A-Za-z0-9_-]+/g) ?? [];
    // A broken word's halves are no words.
    if (broken) words.shift();
    broken = text.endsWith('-') || SOFT_HYPHEN.test(text);
    if (broken) words.pop();
    for (const word of words) found.add(word);
  }
  return found;
}

/** Text made of several lines, which still knows where each piece came from. */
export class Joined {
  readonly text: string;
  private readonly pieces: { line: number; text: string; start: number; glued: boolean }[] = [];

  constructor(lines: readonly Line[], lexicon: Lexicon) {
    for (const { line, text } of lines) this.append(line, collapse(text), lexicon);
    let text = '';
    for (const piece of this.pieces) {
      if (text !== '' && !piece.glued) text += ' ';
      piece.start = text.length;
      text += piece.text;
    }
    this.text = text;
  }

  /** The line on which the character at `offset` stands. */
  lineAt(offset: number): number {
    return this.pieces.findLast((p) => p.start <= offset)?.line ?? 0;
  }

  /** What follows `offset`, in lines again. */
  after(offset: number): Line[] {
    const rest: Line[] = [];
    for (const { line, text, start, glued } of this.pieces) {
      const left = text.slice(Math.max(0, offset - start)).trim();
      const before = glued ? rest.at(-1) : undefined;
      // The second half of a word that is whole again stays with the first.
      const half = before ? left.slice(0, left.search(/\s|$/)) : '';
      if (before) before.text += half;
      const remaining = left.slice(half.length).trim();
      if (remaining !== '') rest.push({ line, text: remaining });
    }
    return rest;
  }

  private append(line: number, text: string, lexicon: Lexicon): void {
    if (text === '') return;
    const last = this.pieces.at(-1);
    const glued = last !== undefined && mend(last, text, lexicon);
    this.pieces.push({ line, text, start: 0, glued });
  }
}

/** Takes the hyphen off the last piece, or leaves it, when it broke a word that goes on in `text`. */
function mend(last: { text: string }, text: string, lexicon: Lexicon): boolean {
  const soft = SOFT_HYPHEN.test(last.text);
  if (!soft && !last.text.endsWith('-')) return false;
  const stem = last.text.slice(0, -1);
  const left = trailingWord(stem);
  const right = /^[A-Za-z0-9_-]+/.exec(text)?.[0] ?? '';
  // A break allowed after a bracket shows a hyphen, too.
  if (left === '' && (soft || stem.endsWith('('))) {
    last.text = stem;
    return true;
  }
  // What ends in two hyphens is a dash, not a broken word.
  if (left === '' || left.endsWith('-') || right === '') return false;
  if (soft || lexicon.mend(left, right) === left + right) last.text = stem;
  return true;
}

function trailingWord(text: string): string {
  let start = text.length;
  while (start > 0 && /[A-Za-z0-9_-]/.test(text[start - 1] as string)) start--;
  return text.slice(start);
}

/** Running text of the lines, when nobody asks where it came from. */
export function joinLines(lines: readonly Line[], lexicon: Lexicon): string {
  return new Joined(lines, lexicon).text;
}
