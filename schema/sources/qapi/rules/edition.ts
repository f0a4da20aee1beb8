/**
 * Of which releases of QEMU a schema may be: the rules have changed, and each schema is held to those of its own time.
 * A release is a number here: 10.2 is 1002.
 */
import type { Node } from '../nodes.js';
import type { Comment, Written, WrittenExpression } from './written.js';

export interface SchemaEdition {
  from: number;
  to: number;
}

/** Where nothing tells: what most schemas keep to. Only of 10.1 and later are headings written otherwise, and shown by those. */
const TODAY: SchemaEdition = { from: 1000, to: 1000 };

/** What a schema shows of its age, with the first release that has it, and the last. */
interface Mark {
  since?: number;
  until?: number;
}

const NEVER = Number.POSITIVE_INFINITY;

const OLD_SECTION = /^# (?:Notes?|Examples?):(?!:)/;
const NEW_SECTION = /^# Errors:(?!:)|^# *\.\. +qmp-example::/;
/** A heading as reStructuredText has it. */
const UNDERLINED = /^# (={3,}|\*{3,})$/;
/** Before 9.0 "Returns" was where a command's errors were told. */
const OLD_RETURNS =
  /^# Returns: *(?:nothing\b|.*\b(?:on success|[Ee]rrors?|GenericError|CommandNotFound|Device[A-Z]\w+)\b)/i;

/** `release` as in `10.0.2`; null where nobody knows. */
export function editionOf(written: Written, release: string | null): SchemaEdition {
  const known = release === null ? null : /^(\d{1,3})\.(\d{1,2})(?:\.|$)/.exec(release);
  if (known) {
    const number = Number(known[1]) * 100 + Number(known[2]);
    return { from: number, to: number };
  }
  const marks = [
    ...pragmaMarks(written),
    ...written.comments.flatMap(commentMarks),
    ...expressionMarks(written.expressions),
  ];
  const from = marks.reduce((most, { since = 0 }) => Math.max(most, since), 0);
  const to = marks.reduce((least, { until = NEVER }) => Math.min(least, until), NEVER);
  return to < NEVER && from <= to
    ? { from, to }
    : { from: Math.max(TODAY.from, from), to: Math.max(TODAY.to, from) };
}

/** Whether each release that a schema may be of has a rule: since one, up to the one before another. */
export function hasRule({ from, to }: SchemaEdition, since: number, before = NEVER): boolean {
  return from >= since && to < before;
}

function pragmaMarks({ pragmas }: Written): Mark[] {
  return pragmas.flatMap(({ name }): Mark[] => {
    if (/^(?:returns-whitelist|name-case-whitelist)$/.test(name)) return [{ until: 502 }];
    if (name === 'documentation-exceptions') return [{ since: 900 }];
    return /^(?:command-name|command-returns|member-name)-exceptions$/.test(name) ? [{ since: 600 }] : [];
  });
}

function commentMarks({ lines }: Comment): Mark[] {
  const has = (pattern: RegExp) => lines.some(({ text }) => pattern.test(text));
  const marks: Mark[] = [];
  if (has(NEW_SECTION)) marks.push({ since: 900 });
  if (has(UNDERLINED)) marks.push({ since: 1001 });
  if (has(OLD_SECTION) || has(OLD_RETURNS)) marks.push({ until: 802 });
  if (has(/#optional\b/)) marks.push({ until: 208 });
  return marks;
}

function expressionMarks(expressions: readonly WrittenExpression[]): Mark[] {
  const marks: Mark[] = [];
  let simpleUnions = 0;
  const conditions = { old: 0, today: 0 };
  for (const { object } of expressions) {
    const keys = new Set(object.entries.map(({ key }) => key));
    if (keys.has('type') && !keys.has('command') && !keys.has('event')) marks.push({ until: 203 });
    if (keys.has('union') && !keys.has('base') && !keys.has('discriminator')) simpleUnions++;
    countConditions(object, conditions);
  }
  // One alone may be a mistake.
  if (simpleUnions > 1) marks.push({ until: 601 });
  if (conditions.old > 1 && conditions.today === 0) marks.push({ until: 601 });
  if (conditions.today > 0 && conditions.old === 0) marks.push({ since: 602 });
  return marks;
}

function countConditions(node: Node, counts: { old: number; today: number }): void {
  if (node.kind === 'list') for (const item of node.items) countConditions(item, counts);
  if (node.kind !== 'object') return;
  for (const { key, value } of node.entries) {
    if (key !== 'if') countConditions(value, counts);
    else if (value.kind === 'text' && /^[A-Z][A-Z0-9_]*$/.test(value.value)) counts.today++;
    else if (value.kind === 'object') counts.today++;
    else if (textsOf(value).some((text) => /\bdefined\b/.test(text))) counts.old++;
  }
}

function textsOf(node: Node): string[] {
  if (node.kind === 'text') return [node.value];
  return node.kind === 'list' ? node.items.flatMap(textsOf) : [];
}
