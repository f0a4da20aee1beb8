/** Where a definition must have ended, although its closing brackets are lost. */
import { DEFINITION_HERE } from './keywords.js';
import type { QapiToken, Scanner } from './scanner.js';
import { lostBetween } from './source.js';
import type { Source } from './source-text.js';

/**
 * True when the definition that is open cannot go on with this token, the next of the scanner: a `##` or another
 * definition never stands inside one.
 */
export function endsDefinition(scanner: Scanner, token: QapiToken): boolean {
  if (token.kind === 'end' || token.comments.some((comment) => comment.text === '#')) return true;
  return token.kind === '{' && scanner.startsWith(DEFINITION_HERE);
}

/**
 * The same where a value is expected. There `{ 'event': …` may well be an object with a member `event`, so it ends the
 * definition only where it begins a line without indentation; where a page lost that, only after lost lines.
 */
export function endsBeforeValue(
  scanner: Scanner,
  source: Source,
  last: QapiToken | null,
  token: QapiToken,
): boolean {
  if (!endsDefinition(scanner, token)) return false;
  if (token.kind !== '{') return true;
  const flush = token.first && source.text[token.at - 1] === '\n';
  if (source.lost === null) return flush && source.indented;
  return flush && (last === null || lostBetween(source, last.row, token.row) > 0);
}

/** Drops tokens up to the next line that begins with a definition. */
export function skipToDefinition(scanner: Scanner): void {
  for (;;) {
    const token = scanner.peek();
    if (token.kind === 'end') return;
    if (token.kind === '{' && token.first && scanner.startsWith(DEFINITION_HERE)) return;
    scanner.next();
  }
}
