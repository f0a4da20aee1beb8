import type { Command } from '../../model.js';
import type { Diagnostics } from '../text/diagnostics.js';
import { type EntityKind, type EntityText, sectionLines } from '../text/entity.js';
import { joinLines, type Lexicon } from '../text/prose.js';
import { returnedBy } from '../text/returns.js';
import { typeRef } from '../text/types.js';

interface Context {
  /** The page prints return types, and prints none only where there is none. */
  complete: boolean;
  kindOf(word: string): EntityKind | undefined;
  lexicon: Lexicon;
  diagnostics: Diagnostics;
}

/** Commands whose purpose is to tell something: one without a text about its return value lost that text. */
const ASKING = /(?:^|-)(?:query|get|list|info|sync|exec|open|read)(?:-|$)/;

export function returnedByCommand(entity: EntityText, context: Context): Command['returns'] {
  const lines = sectionLines(entity, 'returns');
  const present = entity.sections.some((s) => s.name === 'returns');
  const text = joinLines(lines, context.lexicon);
  if (context.complete) return present ? typeRef(text.split(' ')[0] as string) : {};
  const { returns, because } = returnedBy({
    text: present ? text.replace(/^• ?/, '') : null,
    examples: sectionLines(entity, 'examples'),
    kindOf: context.kindOf,
  });
  if (returns === null && !ASKING.test(entity.name)) {
    if (!present || /^(?:an? )?error\b/i.test(text)) {
      context.diagnostics.note(
        entity.line,
        `command ${entity.name}: nothing is said of a return value, read as returning nothing`,
      );
      return {};
    }
  }
  if (because !== null) {
    const found = returns === null ? 'unknown' : JSON.stringify(returns);
    context.diagnostics.note(
      entity.line,
      `command ${entity.name}: the return type is ${found}, because ${because}`,
    );
  }
  return returns;
}
