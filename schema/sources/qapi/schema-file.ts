/** Reads one schema file: its definitions, their comments, and comments that have lost their definition. */
import { sortComments, titleOf } from './comment-blocks.js';
import { type Definition, toDefinition } from './definition.js';
import type { ReportDiagnostic } from './diagnostics.js';
import type { DocBlock } from './doc.js';
import { parseDocBlock } from './doc-block.js';
import { type Expression, parseExpressions } from './expressions.js';
import { DEFINITION_IN_COMMENT } from './keywords.js';
import { describeNode } from './nodes.js';
import type { CommentLine } from './scanner.js';
import { lostBetween, physicalLine, prepareSource } from './source.js';
import type { Source } from './source-text.js';

/** What a file holds, in order. */
export type Piece =
  | { kind: 'definition'; definition: Definition }
  | { kind: 'include'; name: string; line: number }
  /** A comment that no definition follows. */
  | { kind: 'comment'; doc: DocBlock }
  /** A pragma, or what cannot be read. */
  | { kind: 'nothing' };

export function* readSchemaFile(text: string, report: ReportDiagnostic): Generator<Piece> {
  const source = prepareSource(text);
  if (source.undone !== null) report('note', source.undone);
  const expressions = parseExpressions(source, report);
  for (;;) {
    const next = expressions.next();
    if (next.done) {
      reportCommentedOut(source, next.value, report);
      yield* commentPieces(source, sortComments(source, next.value, null, 0).others);
      return;
    }
    yield* expressionPieces(source, next.value, report);
  }
}

function* expressionPieces(
  source: Source,
  expression: Expression,
  report: ReportDiagnostic,
): Generator<Piece> {
  const { object, comments, row, damage } = expression;
  const first = object.entries[0];
  const directive = first?.key === 'include' || first?.key === 'pragma';
  const definition = directive ? null : toDefinition(object, { ...damage }, report);
  if (directive && object.entries.length > 1) {
    const extra = object.entries[1]?.key;
    report('error', `the ${first.key} has the key ${extra} beside it, which QAPI does not know`, first.line);
  }
  const { doc, others } = sortComments(source, comments, definition?.name ?? null, row);
  reportCommentedOut(source, comments, report);
  yield* commentPieces(source, others);
  if (definition !== null) {
    if (doc !== null) {
      definition.doc = parseDocBlock(source, doc, definition.name);
      definition.doc.whole = isWhole(source, doc, row);
      definition.doc.plain = source.lost === null && isPlain(doc, comments);
    }
    yield { kind: 'definition', definition };
  } else if (first?.key === 'include') {
    const name = first.value;
    if (name.kind === 'text') yield { kind: 'include', name: name.value, line: first.line };
    else report('error', `expected the name of the file to include, got ${describeNode(name)}`, first.line);
  } else yield { kind: 'nothing' };
}

function* commentPieces(source: Source, blocks: CommentLine[][]): Generator<Piece> {
  for (const block of blocks) yield { kind: 'comment', doc: parseDocBlock(source, block, null) };
}

/** Without a title, and no `##` above it. Where a page lost lines, those may be among them. */
function isPlain(block: CommentLine[], comments: CommentLine[]): boolean {
  const first = block[0]?.row ?? 0;
  return titleOf(block) === null && !comments.some(({ row, text }) => row === first - 1 && text === '#');
}

/** A comment without a title may also have lost what stood above its first line. */
function isWhole(source: Source, block: CommentLine[], row: number): boolean {
  const first = block[0]?.row ?? row;
  return lostBetween(source, titleOf(block) === null ? first - 1 : first, row) === 0;
}

function reportCommentedOut(source: Source, comments: CommentLine[], report: ReportDiagnostic): void {
  for (const { row, text } of comments) {
    const [, meta, name] = DEFINITION_IN_COMMENT.exec(text) ?? [];
    if (name === undefined) continue;
    report(
      'warning',
      `the ${meta} ${name} stands in a comment only: it is left out`,
      physicalLine(source, row),
    );
  }
}
