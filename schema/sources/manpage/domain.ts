/**
 * The manual as QEMU prints it since 10.0, with Sphinx's QAPI domain: terms `Kind NAME (Since: V)`, below them
 * the labels Members, Arguments, Values, Return… with bullets that carry types.
 */
import type { Diagnostics } from '../text/diagnostics.js';
import { append, type EntityText, type SectionName } from '../text/entity.js';
import { Joined, type Lexicon } from '../text/prose.js';
import { blockLines } from './blocks.js';
import { domainItems } from './domain-items.js';
import { entityKind, KIND_PATTERN, NAME_PATTERN } from './kinds.js';
import { isChapter, type ManualPage, type PageLine } from './page.js';
import { reportUnread } from './unread.js';

/** A version may have a word in parentheses of its own: `9.1 (Linux only); 11.0 (Windows)`. */
const IN_PARENTHESES = String.raw`(?:[^()]|\([^()]*\))*`;
const HEADING = new RegExp(`^${KIND_PATTERN} (${NAME_PATTERN})(?: \\(Since: (${IN_PARENTHESES})\\))?$`);
const HEADING_START = new RegExp(`^${KIND_PATTERN} +${NAME_PATTERN}(?: +\\(Since:?${IN_PARENTHESES})?$`);
const RETURN = /^Return(?:$| +(?=\S+ +--|\S+$))/;

type Label = SectionName | 'items' | 'features';

const LABELS: Record<string, Label> = {
  Members: 'items',
  Arguments: 'items',
  Values: 'items',
  Alternatives: 'items',
  Features: 'features',
  Errors: 'errors',
  'NOTE:': 'notes',
  'Note:': 'notes',
  'WARNING:': 'notes',
  'CAUTION:': 'notes',
  'TODO:': 'other',
};

export function isDomainHeading(text: string): boolean {
  return HEADING.test(text);
}

interface Tools {
  lexicon: Lexicon;
  diagnostics: Diagnostics;
}

export function domainEntities(page: ManualPage, lexicon: Lexicon, diagnostics: Diagnostics): EntityText[] {
  const tools = { lexicon, diagnostics };
  const entities: EntityText[] = [];
  let open: { entity: EntityText; indent: number; body: PageLine[] } | null = null;
  const { lines } = page;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as PageLine;
    const heading = headingAt(lines, at, lexicon);
    if (heading) {
      if (open) fill(open.entity, open.body, tools);
      open = { entity: heading.entity, indent: line.indent, body: [] };
      entities.push(open.entity);
      at += heading.length - 1;
    } else if (open && line.text !== '' && line.indent < open.indent) {
      if (!isChapter(line)) continue;
      fill(open.entity, open.body, tools);
      open = null;
    } else {
      open?.body.push(line);
    }
  }
  if (open) fill(open.entity, open.body, tools);
  return entities;
}

/** An entity's term, which a narrow page may break; the text below it stands deeper. */
function headingAt(
  lines: readonly PageLine[],
  at: number,
  lexicon: Lexicon,
): { entity: EntityText; length: number } | null {
  const line = lines[at] as PageLine;
  if (!HEADING_START.test(line.text) && !HEADING.test(line.text)) return null;
  for (const length of [2, 1]) {
    const head = lines.slice(at, at + length);
    const match = HEADING.exec(new Joined(blockLines(head), lexicon).text);
    const next = lines.slice(at + length, at + length + 3).find((l) => l.text !== '');
    if (!match || (next && next.indent < line.indent) || (next?.indent === line.indent && length === 2))
      continue;
    const since =
      match[3] === undefined
        ? []
        : [{ name: 'since' as const, line: line.line, lines: [{ line: line.line, text: match[3] }] }];
    return {
      entity: {
        kind: entityKind(match[1] as string),
        name: match[2] as string,
        line: line.line,
        members: null,
        inherits: [],
        features: [],
        sections: since,
      },
      length,
    };
  }
  return null;
}

interface Part {
  label: Label;
  line: number;
  indent: number;
  lines: PageLine[];
}

function fill(entity: EntityText, body: readonly PageLine[], tools: Tools): void {
  let open: Part = { label: 'description', line: body[0]?.line ?? entity.line, indent: -1, lines: [] };
  for (const line of body.flatMap(apart)) {
    const started = partAt(line);
    if (started) {
      addPart(entity, open, tools);
      open = started;
    } else if (open.label === 'condition' && line.text !== '' && open.lines.at(-1)?.text !== '') {
      open.lines.push(line);
    } else if (line.text !== '' && line.indent <= open.indent && !line.text.startsWith('• ')) {
      addPart(entity, open, tools);
      open = { label: 'description', line: line.line, indent: -1, lines: [line] };
    } else {
      open.lines.push(line);
    }
  }
  addPart(entity, open, tools);
}

/** QEMU 10.0's pages run the availability into the sentence before it. */
function apart(line: PageLine): PageLine[] {
  const at = line.text.indexOf('.Availability: ') + 1;
  if (at === 0) return [line];
  return [line.text.slice(0, at), line.text.slice(at)].map((text) => ({ ...line, text }));
}

function partAt(line: PageLine): Part | null {
  const { text, indent } = line;
  const part = { line: line.line, indent };
  if (Object.hasOwn(LABELS, text)) return { label: LABELS[text] as Label, ...part, lines: [] };
  if (/^Examples?(:|$)/.test(text)) return { label: 'examples', ...part, lines: [] };
  const returned = RETURN.exec(text);
  if (returned) {
    const rest = text.slice(returned[0].length);
    return {
      label: 'returns',
      ...part,
      lines: rest === '' ? [] : [{ line: line.line, indent: indent + 7, text: rest }],
    };
  }
  const availability = /^Availability: (.*)$/.exec(text)?.[1];
  if (availability === undefined) return null;
  return { label: 'condition', ...part, lines: [{ line: line.line, indent, text: availability }] };
}

function addPart(entity: EntityText, part: Part, { lexicon, diagnostics }: Tools): void {
  if (part.label === 'items' || part.label === 'features') {
    const { items, inherits, unread } = domainItems(
      part.lines,
      part.label === 'features' || entity.kind === 'enum',
      lexicon,
    );
    if (part.label === 'items') entity.members ??= [];
    append(part.label === 'items' ? (entity.members ?? []) : entity.features, items);
    append(entity.inherits, inherits);
    reportUnread(entity, unread, diagnostics);
    return;
  }
  const lines = blockLines(part.lines, part.label === 'examples');
  if (lines.length === 0) return;
  const bare =
    part.label === 'errors' ? lines.map((l) => ({ ...l, text: l.text.replace(/^• /, '') })) : lines;
  entity.sections.push({ name: part.label, line: part.line, lines: bare });
}
