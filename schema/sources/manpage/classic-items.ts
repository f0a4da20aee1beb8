/** Terms with definitions, as the classic manual lists members, values and features. */
import { append, type InheritedText, type ItemText } from '../text/entity.js';
import { joinLines, type Lexicon } from '../text/prose.js';
import { type Block, blockLines, blocksOf } from './blocks.js';
import { NAME_PATTERN } from './kinds.js';
import { HANG, type PageLine } from './page.js';

const CONDITION = String.raw`(?: \(If: (.*)\))?`;
const TYPE = '(?:array of )?[A-Za-z_][A-Za-z0-9_-]*';
const MEMBER = new RegExp(`^(${NAME_PATTERN}): (${TYPE})( \\(optional\\))?${CONDITION}$`);
/** QEMU 5.2 to 6.0 print the branches of a simple union so. */
const BRANCH = new RegExp(
  `^(${NAME_PATTERN}): (${TYPE}) when (${NAME_PATTERN}) is "(${NAME_PATTERN})"${CONDITION}$`,
);
const VALUE = new RegExp(`^(${NAME_PATTERN})${CONDITION}$`);
const INHERITED = new RegExp(
  `^The members of (${NAME_PATTERN})(?: when (${NAME_PATTERN}) is "(${NAME_PATTERN})")?${CONDITION}$`,
);

export interface Items {
  items: ItemText[];
  inherits: InheritedText[];
  /** Paragraphs among the terms that are none. */
  rest: PageLine[];
  /** What looks like a term with a definition, and cannot be read. */
  unread: PageLine[];
}

/** `typed`: terms are `name: type`; else they are bare names. */
export function classicItems(lines: readonly PageLine[], typed: boolean, lexicon: Lexicon): Items {
  const result: Items = { items: [], inherits: [], rest: [], unread: [] };
  const { blocks } = blocksOf(lines);
  for (const block of blocks) {
    if (takeInherited(block, result, lexicon)) continue;
    const head = joinLines(blockLines(block.head), lexicon);
    const item = typed ? memberOf(head, block) : (valueItem(head, block) ?? inlineValue(block, result.rest));
    if (item) result.items.push(item);
    else append(looksLikeTerm(block) ? result.unread : result.rest, [...block.head, ...block.body]);
  }
  return result;
}

/** One line, directly followed by text that is set off. The tag of a simple union is one, with nothing to read. */
function looksLikeTerm({ head, body }: Block): boolean {
  const [line] = head as [PageLine];
  const [definition] = body;
  return (
    head.length === 1 && definition !== undefined && definition.text !== '' && !/^type(?: |$)/.test(line.text)
  );
}

/** "The members of…" has no definition, so that a paragraph may follow it directly. */
function takeInherited(block: Block, result: Items, lexicon: Lexicon): boolean {
  for (let length = Math.min(block.head.length, 8); length > 0; length--) {
    const inherited = inheritedOf(joinLines(blockLines(block.head.slice(0, length)), lexicon), block);
    if (!inherited) continue;
    result.inherits.push(inherited);
    append(result.rest, [...block.head.slice(length), ...block.body]);
    return true;
  }
  return false;
}

function inheritedOf(head: string, block: Block): InheritedText | null {
  const { line } = block.head[0] as PageLine;
  const branch = BRANCH.exec(head);
  if (branch) {
    const [, member = '', type = '', tag = '', value = '', condition] = branch;
    return { type, tag, value, member, ...conditionOf(condition), line };
  }
  const match = INHERITED.exec(head);
  if (!match) return null;
  const [, type = '', tag, value, condition] = match;
  const variant = tag === undefined || value === undefined ? {} : { tag, value };
  return { type, ...variant, ...conditionOf(condition), line };
}

function memberOf(head: string, block: Block): ItemText | null {
  const { line } = block.head[0] as PageLine;
  const text = blockLines(block.body);
  const match = MEMBER.exec(head);
  if (!match) return null;
  const [, name = '', type = '', optional, condition] = match;
  return { name, line, type, optional: optional !== undefined, ...conditionOf(condition), text };
}

function valueItem(head: string, block: Block): ItemText | null {
  const first = block.head[0] as PageLine;
  const match = VALUE.exec(head);
  if (!match || (block.head.length > 1 && match[2] === undefined)) return null;
  return {
    name: match[1] as string,
    line: first.line,
    ...conditionOf(match[2]),
    text: blockLines(block.body),
  };
}

/**
 * A short term stands on the first line of its definition, which begins where all definitions do. A paragraph may
 * follow without a blank; that its own first line is one is unlikely where the word is no name.
 */
function inlineValue(block: Block, rest: PageLine[]): ItemText | null {
  const first = block.head[0] as PageLine;
  const name = first.text.slice(0, first.text.search(/\s|$/));
  if (!block.detached || name.length >= HANG || !VALUE.test(name)) return null;
  if (block.head.length > 1 && /[A-Z]/.test(name)) return null;
  if (first.text.slice(name.length, HANG).trim() !== '' || !/^\S/.test(first.text.slice(HANG))) return null;
  append(rest, block.head.slice(1));
  const definition = { line: first.line, text: first.text.slice(HANG) };
  return { name, line: first.line, text: [definition, ...blockLines(block.body)] };
}

/** A condition is made of C identifiers, which have no hyphens: one is where a line was broken. */
function conditionOf(condition: string | undefined): { condition?: string } {
  if (condition === undefined) return {};
  return { condition: condition.replaceAll(/(?<=[A-Za-z0-9_])-(?=[A-Za-z0-9_])/g, '') };
}
