import type { Command } from '../../model.js';
import { type EntityText, sectionLines } from '../text/entity.js';
import { joinLines } from '../text/prose.js';
import { returnedBy } from '../text/returns.js';
import { typeRef } from '../text/types.js';
import type { Context } from './context.js';

/** Commands whose purpose is to tell something: one without a text about its return value lost that text. */
const ASKING = /(?:^|-)(?:query|get|list|info|read)(?:-|$)/;

export function returnedByCommand(entity: EntityText, context: Context): Command['returns'] {
  const { complete, lexicon, diagnostics, kindOf } = context;
  const present = entity.sections.some((s) => s.name === 'returns');
  const text = joinLines(sectionLines(entity, 'returns'), lexicon);
  if (complete && present) return typeRef(text.split(' ')[0] as string);
  const onlyErrors = text === '' && entity.sections.some((s) => s.name === 'errors');
  const { returns, because } = returnedBy({
    text: present && !onlyErrors ? text : null,
    examples: sectionLines(entity, 'examples'),
    kindOf,
  });
  if (returns === null && !ASKING.test(entity.name) && (!present || onlyErrors)) {
    const message = `command ${entity.name}: nothing is said of a return value, read as returning nothing`;
    if (!complete) diagnostics.note(entity.line, message);
    return {};
  }
  if (because !== null) {
    const found = returns === null ? 'unknown' : JSON.stringify(returns);
    diagnostics.note(entity.line, `command ${entity.name}: the return type is ${found}, because ${because}`);
  }
  return returns;
}
