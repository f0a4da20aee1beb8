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
  /** The first thing that is said of the member. */
  first?: true;
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
const NUMBER = /^\s*\d/;
/** Conditions follow, one in each bullet. */
const LIST_HEADING = /^(?:an )?errors? (?:is returned )?if:?$/i;
const CLAUSE = /^\s*(?:If|Any other|Errors? if|Returns?)\b/;

export function sentencesOf(entity: EntityText, lexicon: Lexicon): Sentence[] {
  const found: Sentence[] = [];
  const read = (lines: readonly Line[], place: Place, name?: string) => {
    const about = name === undefined ? {} : { name };
    let first = true;
    let heading = '';
    for (const paragraph of paragraphs(lines, place)) {
      for (const { text, line } of split(paragraph, lexicon, place)) {
        if (ofFailure(place) && LIST_HEADING.test(text)) {
          heading = 'Error if ';
          continue;
        }
        found.push({
          text: heading + text,
          line,
          place,
          ...about,
          ...(first ? { first: true as const } : {}),
        });
        first = false;
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
  let inList = false;
  let last = 0;
  for (const line of lines) {
    // A list that has lost its bullets still has the blank lines between its items.
    const apart = line.line > last + 1;
    const item = apart && (inList || (ofFailure(place) && /^\s*if /.test(line.text)));
    last = line.line;
    inList ||= ofFailure(place) && LIST_HEADING.test(line.text.trim());
    // A number that a sentence ends with may come to stand where those of a list do.
    const goesOn = NUMBER.test(line.text) && !apart && /[a-z,]$/.test(open.at(-1)?.text.trimEnd() ?? '');
    const bullet = goesOn ? null : BULLET.exec(line.text);
    const starts =
      item || bullet !== null || (place !== 'text' && place !== 'member' && CLAUSE.test(line.text));
    if (starts || line.text.trim() === '' || open.length === LONGEST_PARAGRAPH) {
      found.push(open);
      open = [];
    }
    const text = plain(line.text.slice(bullet?.[0].length ?? 0));
    if (text.trim() !== '') open.push({ line: line.line, text });
  }
  found.push(open);
  return found.filter((each) => each.length > 0);
}

/** What is said of a feature belongs together. */
function split(paragraph: Line[], lexicon: Lexicon, place: Place): Line[] {
  const joined = new Joined(paragraph, lexicon);
  const starts = place === 'feature' ? [0] : sentenceStarts(joined.text);
  return starts
    .map((start, index) => ({
      line: joined.lineAt(start),
      text: joined.text
        .slice(start, starts[index + 1])
        .trim()
        .replace(/^Notes?: /, ''),
    }))
    .filter(({ text }) => text !== '' && text.length <= LONGEST);
}

/** Texts about the return value tell of errors too. */
function ofFailure(place: Place): boolean {
  return place === 'errors' || place === 'returns';
}
