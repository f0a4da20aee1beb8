/** The text between SQMP and EQMP, taken apart: title, arguments, return value, examples, notes. */
import type { EntityText, ItemText, SectionName } from '../text/entity.js';
import type { Line } from '../text/lines.js';
import type { DocumentationBlock } from './table.js';

/** Documentation of one command. Its title may be lost (null) or be none of the table's names. */
export interface CommandText {
  title: string | null;
  position: number;
  text: EntityText;
  /** Groups of arguments, as in "keys array:"; their items are nested in one argument. */
  groups: ItemText[];
}

const UNDERLINE = /^[-=]{2,}$/;
const NAME = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;
const ITEM = /^\s*- "?([A-Za-z0-9_][A-Za-z0-9_.-]*)"?\s*:\s*(.*)$/;
const GROUP = /^\s*([A-Za-z0-9_-]+) array:$/;

export function commandTexts(block: DocumentationBlock): CommandText[] {
  const texts: CommandText[] = [];
  for (const { title, line, lines } of titled(block)) {
    if (title !== null && !NAME.test(title)) continue;
    const text: EntityText = {
      kind: 'command',
      name: title ?? '',
      line,
      members: null,
      inherits: [],
      features: [],
      sections: [],
    };
    const groups: ItemText[] = [];
    for (const part of parts(lines)) addPart(text, groups, part);
    texts.push({ title, position: block.position, text, groups });
  }
  return texts;
}

interface Titled {
  title: string | null;
  line: number;
  lines: Line[];
}

/** A title is underlined; the first line of a block is one also when it stands alone and is a name. */
function titled(block: DocumentationBlock): Titled[] {
  const found: Titled[] = [];
  const { lines } = block;
  const first = lines.findIndex((l) => l.text !== '');
  for (let at = Math.max(first, 0); at < lines.length; at++) {
    const line = lines[at] as Line;
    const next = lines[at + 1]?.text.trim() ?? '';
    const underlined = line.text !== '' && UNDERLINE.test(next);
    if (underlined || (at === first && next === '' && NAME.test(line.text))) {
      found.push({ title: line.text.trim(), line: line.line, lines: [] });
      if (underlined) at++;
    } else {
      if (found.length === 0) found.push({ title: null, line: line.line, lines: [] });
      found.at(-1)?.lines.push(line);
    }
  }
  return found;
}

interface Part {
  name: SectionName | 'arguments';
  line: number;
  lines: Line[];
}

/** Parts begin with a heading such as "Arguments:", or with a paragraph about what is returned. */
function parts(lines: readonly Line[]): Part[] {
  const result: Part[] = [];
  let blank = true;
  for (const each of lines) {
    const { line, text } = each;
    const open = result.at(-1);
    const name = headingOf(text) ?? (blank && text !== '' ? paragraphOf(text, open?.name) : undefined);
    blank = text === '';
    // A list above the arguments is no list of what is returned.
    if (name === 'arguments' && open?.name === 'returns' && ITEM.test(open.lines[0]?.text ?? ''))
      open.name = 'description';
    if (name !== undefined && name !== open?.name) result.push({ name, line, lines: [each] });
    else if (open) open.lines.push(each);
    else if (text !== '') result.push({ name: 'description', line, lines: [each] });
  }
  return result;
}

function headingOf(text: string): Part['name'] | undefined {
  if (/^Arguments\b/.test(text)) return 'arguments';
  if (/^Examples?:?$/.test(text)) return 'examples';
  return /^Notes?:/.test(text) ? 'notes' : undefined;
}

/** Only a text that has not come to its examples may begin to speak of the return value. */
function paragraphOf(text: string, open: Part['name'] | undefined): Part['name'] | undefined {
  if (open === 'examples' || open === 'notes') return undefined;
  const returns = /^returns?\b|^(?:each|the|an?) .*\bjson-(?:object|array)\b|\breturned value\b/i.test(text);
  if (returns || (open !== 'arguments' && ITEM.test(text))) return 'returns';
  return open === 'returns' || open === 'arguments' ? undefined : 'description';
}

function addPart(text: EntityText, groups: ItemText[], part: Part): void {
  const filled = part.lines.filter((l) => l.text !== '');
  if (part.name !== 'arguments') {
    text.sections.push({ name: part.name, line: part.line, lines: filled });
    return;
  }
  // Nested items stand deeper, where the document kept its indentation.
  const depths = filled.filter((l) => ITEM.test(l.text)).map((l) => l.text.search(/\S/));
  const outermost = depths.reduce((least, depth) => Math.min(least, depth), Number.POSITIVE_INFINITY);
  const items: ItemText[] = [];
  for (const { line, text: content } of filled.slice(1)) {
    const group = GROUP.exec(content)?.[1];
    const match = content.search(/\S/) === outermost ? ITEM.exec(content) : null;
    if (group !== undefined) groups.push({ name: group, line, text: [] });
    else if (match)
      items.push({ name: match[1] as string, line, text: [{ line, text: match[2] as string }] });
    else (items.at(-1) ?? groups.at(-1))?.text.push({ line, text: content.trim() });
  }
  text.members = items.map(typed);
}

/** "(json-int, optional)" in the text of an argument. */
function typed(item: ItemText): ItemText {
  const text = item.text.map((l) => l.text).join(' ');
  const type = /\b(?:json|josn)[-_](string|int|bool|number|object|array)\b/.exec(text)?.[1];
  const optional = /\([^()]*\boptional\b[^()]*\)/.test(text);
  return { ...item, ...(type === undefined ? {} : { type: `json-${type}` }), optional };
}
