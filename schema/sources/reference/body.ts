/** The text below a heading: items by name, then paragraphs, some of which begin with Returns:, Notes:, Since:. */
import {
  append,
  type EntityText,
  type ItemText,
  type SectionName,
  type SectionText,
} from '../text/entity.js';
import { returnSections } from '../text/errors.js';
import type { Line } from '../text/lines.js';
import { ItemNames } from './item-names.js';
import type { PrintedLine } from './pages.js';

const SECTIONS: [RegExp, SectionName][] = [
  [/^Since:? /, 'since'],
  [/^Returns?: /, 'returns'],
  [/^Notes?: /, 'notes'],
  [/^Examples?:/, 'examples'],
];
/** Plain copies have straight quotes. */
const VALUE = /^[‘'`]([^‘’'`]{1,100})[’'](?: (.*))?$/;

/** `names` are those of the signature; an enum has none, its values are quoted in the text. */
export function fillBody(entity: EntityText, body: readonly PrintedLine[], names: readonly string[]): void {
  const items = new ItemNames(names);
  const itemAt = (line: Line) => (entity.kind === 'enum' ? valueAt(line) : items.itemAt(line));
  for (const paragraph of paragraphs(body, (line) => VALUE.test(line.text) || items.knows(line.text))) {
    const [first, ...rest] = paragraph as [Line, ...Line[]];
    const item = itemAt(first);
    if (item) {
      append(item.text, rest);
      entity.members ??= [];
      entity.members.push(item);
    } else {
      append(entity.sections, sectionsOf(first, rest));
    }
  }
}

function sectionsOf(first: Line, rest: Line[]): SectionText[] {
  const section = SECTIONS.find(([pattern]) => pattern.test(first.text));
  if (!section) return [{ name: 'description', line: first.line, lines: [first, ...rest] }];
  const [pattern, name] = section;
  const lines = [{ line: first.line, text: first.text.replace(pattern, '') }, ...rest];
  return name === 'returns' ? returnSections(first.line, lines) : [{ name, line: first.line, lines }];
}

/** Blank lines part paragraphs; at the top of a page there is none, and only the words can tell. */
function paragraphs(body: readonly PrintedLine[], begins: (line: Line) => boolean): Line[][] {
  const found: Line[][] = [];
  let open: Line[] | null = null;
  for (const { line, text, pageStart } of body) {
    if (text === '') {
      open = null;
      continue;
    }
    const last: Line | undefined = open?.at(-1);
    const sentence = last !== undefined && /[.:)]$/.test(last.text) && /^[A-Z]/.test(text);
    if (open === null || (pageStart && (sentence || begins({ line, text })))) {
      open = [];
      found.push(open);
    }
    open.push({ line, text });
  }
  return found;
}

function valueAt({ line, text }: Line): ItemText | null {
  const match = VALUE.exec(text);
  if (!match) return null;
  return { name: match[1] as string, line, text: match[2] ? [{ line, text: match[2] }] : [] };
}
