/** The sentences of a document that a case may cite: the same ones, whatever the document's format and line breaks. */
import type { EntityText, SectionName } from '../sources/text/entity.js';
import type { Line } from '../sources/text/lines.js';
import { Joined, type Lexicon } from '../sources/text/prose.js';
import { digestOf } from './digest.js';
import { endsInAbbreviation, plain } from './words.js';

/** `words` as in the document, without its marks. */
export interface CitableSentence {
  line: number;
  digest: string;
  words: string;
}

/** What people say of an entity. Examples show traffic; the rest are facts that the model has. */
const PROSE: ReadonlySet<SectionName> = new Set(['description', 'notes', 'other']);
/** Readers part these in ways of their own. */
const OUTCOME: ReadonlySet<SectionName> = new Set(['returns', 'errors']);

/** `paged`: lines may be missing between two halves of a sentence, where a printed page ends. */
export function citableSentences(entity: EntityText, lexicon: Lexicon, paged = false): CitableSentence[] {
  const parts = [
    ...entity.sections.filter(({ name }) => PROSE.has(name)).map(({ lines }) => lines),
    outcomeOf(entity),
    ...[...(entity.members ?? []), ...entity.features].map(({ text }) => text),
  ];
  return parts
    .flatMap((lines) => paragraphs(lines, paged).flatMap((each) => split(each, lexicon)))
    .sort((a, b) => a.line - b.line);
}

/** What is said of the return value and of errors, in the order of the document, without the type that 10.0 prints first. */
function outcomeOf({ sections }: EntityText): Line[] {
  return sections
    .filter(({ name }) => OUTCOME.has(name))
    .flatMap(({ lines }) =>
      lines.map((each, at) => (at === 0 ? { ...each, text: untyped(each.text) } : each)),
    )
    .sort((a, b) => a.line - b.line);
}

const untyped = (text: string) => text.replace(/^\s*\[?[\w-]+\]?\s+(?:--|[–—])\s+/, '');

const BULLET = /^\s*[•*–-]\s+/;
const NUMBER = /^\s*(\d{1,2})[.):](?:\s+|$)/;
/** A line that only says what follows, or how it is set. */
const LABEL = /^\s*(?:(?:Notes?|Caution|Warning|NOTE|CAUTION|WARNING|TODO):?$|\.\. [\w-]+::)/;
const MARK_OF_OPTION = /#optional\b/g;

/** Parts at blank lines, bullets and numbers of a list. */
function paragraphs(lines: readonly Line[], paged: boolean): Line[][] {
  const found: Line[][] = [[]];
  let number = 0;
  let previous: Line | undefined;
  for (const each of lines) {
    const before = previous;
    previous = each;
    const open = found.at(-1) as Line[];
    const mark = markOf(each.text, number, before?.text);
    if (mark?.number !== undefined) number = mark.number;
    if (LABEL.test(each.text)) {
      found.push([]);
      previous = undefined;
      continue;
    }
    if (mark !== null || each.text.trim() === '' || isApart(before, each, paged)) found.push([]);
    const text = plain(each.text.slice(mark?.length ?? 0).replaceAll(MARK_OF_OPTION, ''));
    if (text.trim() !== '') found.at(-1)?.push({ line: each.line, text: text.replaceAll('…', '...') });
    // In lines: nothing that long is a paragraph.
    if (open.length === LONGEST_PARAGRAPH) found.push([]);
  }
  return found.filter((each) => each.length > 0);
}

const LONGEST_PARAGRAPH = 80;

/** What begins an item of a list; a number that a sentence ends with may come to stand there, too. */
function markOf(text: string, last: number, before = ''): { length: number; number?: number } | null {
  const bullet = BULLET.exec(text);
  if (bullet !== null) return { length: bullet[0].length };
  const match = NUMBER.exec(text);
  if (match === null) return null;
  const number = Number(match[1]);
  const goesOn = number === 1 && /[a-z,]$/.test(before.trimEnd());
  return number <= 1 + last && !goesOn ? { length: match[0].length, number } : null;
}

function isApart(before: Line | undefined, { line, text }: Line, paged: boolean): boolean {
  if (before === undefined || line <= before.line + 1) return false;
  return !paged || /[.:!?]$/.test(before.text.trimEnd()) || !/^\s*[a-z(]/.test(text);
}

/** A sentence begins after a full stop, or with a word that begins nothing else. */
const BEGINNING = /(?:[.!?]["')\]]* (?=["'([]*[A-Z])| (?=If |Any other )| (?=(?:Notes?|Caution|Warning): ))/g;
/** In characters: nothing that long is a sentence. */
const LONGEST = 2000;

function split(paragraph: readonly Line[], lexicon: Lexicon): CitableSentence[] {
  const joined = new Joined(paragraph, lexicon);
  const { text } = joined;
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(BEGINNING)) {
    if (end.startsWith('.') && endsInAbbreviation(text.slice(0, index + 1))) continue;
    starts.push(index + end.length);
  }
  return starts.flatMap((start, at) => {
    const words = text
      .slice(start, starts[at + 1])
      .trim()
      .replace(/^(?:Notes?|Caution|Warning): /, '');
    const digest = words.length > LONGEST ? null : digestOf(words);
    return digest === null ? [] : [{ line: joined.lineAt(start), digest, words }];
  });
}
