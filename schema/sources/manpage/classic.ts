/**
 * The manual as QEMU 5.2 to 9.2 print it: a heading `NAME (Kind)` for each entity, headings Members, Arguments,
 * Values, Returns, Since… below it at the same indentation, members as terms with definitions.
 */
import type { Diagnostics } from '../text/diagnostics.js';
import { append, type EntityText, type SectionName } from '../text/entity.js';
import { returnSections } from '../text/errors.js';
import type { Line } from '../text/lines.js';
import { joinLines, type Lexicon } from '../text/prose.js';
import { blockLines } from './blocks.js';
import { classicItems } from './classic-items.js';
import { entityKind, KIND_PATTERN, NAME_PATTERN } from './kinds.js';
import { isChapter, type ManualPage, type PageLine } from './page.js';
import { reportUnread } from './unread.js';

const HEADING = new RegExp(`^(${NAME_PATTERN}) \\(${KIND_PATTERN}\\)$`);
const NAME_START = new RegExp(`^${NAME_PATTERN}(?: +\\([A-Z][a-z]*)?\u2010?$`);

/** Headings within an entity. Any other belongs to its text, or to a chapter that begins there. */
const SECTIONS: Record<string, SectionName | 'items' | 'features'> = {
  Members: 'items',
  Arguments: 'items',
  Values: 'items',
  Features: 'features',
  Returns: 'returns',
  Errors: 'errors',
  Since: 'since',
  Note: 'notes',
  Notes: 'notes',
  Example: 'examples',
  Examples: 'examples',
  If: 'condition',
};

export function isClassicHeading(text: string): boolean {
  return HEADING.test(text);
}

export function classicEntities(page: ManualPage, lexicon: Lexicon, diagnostics: Diagnostics): EntityText[] {
  const entities: EntityText[] = [];
  for (const { heading, kind, name, body } of withoutContents(entries(page.lines, lexicon))) {
    const entity: EntityText = {
      kind: entityKind(kind),
      name,
      line: heading.line,
      members: null,
      inherits: [],
      features: [],
      sections: [],
    };
    for (const part of parts(body, heading.indent)) addPart(entity, part, lexicon, diagnostics);
    entities.push(entity);
  }
  return entities;
}

/** A list of contents that lost its bullets has headings, too: with nothing below, and again further on. */
function withoutContents(found: readonly Entry[]): Entry[] {
  const key = ({ name, kind }: Entry) => `${name} ${kind}`;
  const isEmpty = ({ body }: Entry) => body.every((line) => line.text === '');
  const filled = new Set(found.filter((entry) => !isEmpty(entry)).map(key));
  return found.filter((entry) => !isEmpty(entry) || !filled.has(key(entry)));
}

interface Entry {
  heading: PageLine;
  kind: string;
  name: string;
  body: PageLine[];
}

function entries(lines: readonly PageLine[], lexicon: Lexicon): Entry[] {
  const found: Entry[] = [];
  let open: Entry | null = null;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as PageLine;
    const match = HEADING.exec(line.text) ?? wrappedHeading(line, lines[at + 1], lexicon);
    if (match) {
      if (!HEADING.test(line.text)) at++;
      open = { heading: line, name: match[1] as string, kind: match[2] as string, body: [] };
      found.push(open);
    } else if (open && line.text !== '' && line.indent < open.heading.indent) {
      if (isChapter(line)) open = null;
    } else {
      open?.body.push(line);
    }
  }
  return found;
}

/** On a narrow page the kind of a long name goes to the next line, or the name itself is broken. */
function wrappedHeading(
  line: PageLine,
  next: PageLine | undefined,
  lexicon: Lexicon,
): RegExpExecArray | null {
  if (!NAME_START.test(line.text) || !next?.text.endsWith(')')) return null;
  return HEADING.exec(joinLines(blockLines([line, next]), lexicon));
}

function sectionOf(heading: string): Part['name'] {
  const name = heading.endsWith(':') ? heading.slice(0, -1) : heading;
  return Object.hasOwn(SECTIONS, name) ? (SECTIONS[name] as Part['name']) : 'other';
}

interface Part {
  name: SectionName | 'items' | 'features';
  line: number;
  lines: PageLine[];
}

function parts(body: readonly PageLine[], indent: number): Part[] {
  const result: Part[] = [{ name: 'description', line: body[0]?.line ?? 0, lines: [] }];
  for (const line of body) {
    const isHeading = line.text !== '' && line.indent <= indent;
    if (isHeading) result.push({ name: sectionOf(line.text), line: line.line, lines: [] });
    else result.at(-1)?.lines.push(line);
  }
  return result;
}

function addPart(entity: EntityText, part: Part, lexicon: Lexicon, diagnostics: Diagnostics): void {
  if (part.name === 'items' || part.name === 'features') {
    const typed = part.name === 'items' && entity.kind !== 'enum';
    const { items, inherits, rest, unread } = classicItems(part.lines, typed, lexicon);
    if (part.name === 'items') entity.members ??= [];
    append(part.name === 'items' ? (entity.members ?? []) : entity.features, items);
    append(entity.inherits, inherits);
    reportUnread(entity, unread, diagnostics);
    const lines = blockLines(rest);
    if (lines.length > 0) entity.sections.push({ name: 'description', line: (lines[0] as Line).line, lines });
  } else if (part.name === 'returns') {
    append(entity.sections, returnSections(part.line, blockLines(part.lines)));
  } else {
    const lines = blockLines(part.lines, part.name === 'examples');
    if (lines.length > 0 || part.name !== 'description') {
      entity.sections.push({ name: part.name, line: part.line, lines });
    }
  }
}
