/** What a document says of an entity, in sentences that matchers can look at one by one. */
import type { EntityText, SectionName } from '../sources/text/entity.js';
import type { Line } from '../sources/text/lines.js';
import { Joined, type Lexicon } from '../sources/text/prose.js';
import { plain, sentenceStarts } from './words.js';

/** `errors`: said to be about failure by its heading; `feature`: about a feature, which `name` is. */
export type Place = 'text' | 'returns' | 'errors' | 'member' | 'feature';

export interface Sentence {
  text: string;
  line: number;
  place: Place;
  /** The member (or enum value, or feature) that it is said of. */
  name?: string;
}

const PLACES: Partial<Record<SectionName, Place>> = {
  description: 'text',
  notes: 'text',
  other: 'text',
  returns: 'returns',
  errors: 'errors',
};

/** In characters: nothing that long is a sentence. */
const LONGEST = 1000;
/** In lines: real paragraphs are shorter, and a hostile one must not take quadratic time. */
const LONGEST_PARAGRAPH = 80;

const BULLET = /^\s*(?:[•*–-]|\d{1,2}[.):])\s+/;
const CLAUSE = /^\s*(?:If|Any other|Errors? if|Returns?)\b/;

export function sentencesOf(entity: EntityText, lexicon: Lexicon): Sentence[] {
  const found: Sentence[] = [];
  const read = (lines: readonly Line[], place: Place, name?: string) => {
    for (const paragraph of paragraphs(lines, place)) {
      for (const { text, line } of split(paragraph, lexicon)) {
        found.push({ text, line, place, ...(name === undefined ? {} : { name }) });
      }
    }
  };
  for (const { name, lines } of entity.sections) {
    const place = PLACES[name];
    if (place !== undefined) read(lines, place);
  }
  for (const { name, text } of entity.members ?? []) read(text, 'member', name);
  for (const { name, text } of entity.features) read(text, 'feature', name);
  return found;
}

/** Parts at blank lines and bullets; among errors, each clause is one of its own. */
function paragraphs(lines: readonly Line[], place: Place): Line[][] {
  const found: Line[][] = [];
  let open: Line[] = [];
  for (const line of lines) {
    const starts =
      BULLET.test(line.text) || (place !== 'text' && place !== 'member' && CLAUSE.test(line.text));
    if (starts || line.text.trim() === '' || open.length === LONGEST_PARAGRAPH) {
      found.push(open);
      open = [];
    }
    const text = plain(line.text.replace(BULLET, ''));
    if (text.trim() !== '') open.push({ line: line.line, text });
  }
  found.push(open);
  return found.filter((each) => each.length > 0);
}

function split(paragraph: Line[], lexicon: Lexicon): Line[] {
  const joined = new Joined(paragraph, lexicon);
  const starts = sentenceStarts(joined.text);
  return starts
    .map((start, index) => ({
      line: joined.lineAt(start),
      text: joined.text.slice(start, starts[index + 1]).trim(),
    }))
    .filter(({ text }) => text !== '' && text.length <= LONGEST);
}
