import type { Command } from '../../model.js';
import type { Diagnostics } from '../text/diagnostics.js';
import { sectionLines } from '../text/entity.js';
import { returnedBy } from '../text/returns.js';
import { typeRef } from '../text/types.js';
import type { CommandText } from './documentation.js';

/** What the text and its examples tell of a return value; objects have no names in these documents. */
export function hxReturns(
  name: string,
  text: CommandText | undefined,
  diagnostics: Diagnostics,
): Command['returns'] {
  if (!text) return null;
  const said = sectionLines(text.text, 'returns')
    .map((l) => l.text.trim())
    .join(' ');
  const examples = sectionLines(text.text, 'examples');
  const { returns } = returnedBy({ text: said === '' ? null : said, examples, kindOf: () => undefined });
  if (returns !== null) return returns;
  const json = /^returns? (?:an? )?(json-(?:int|string|bool|number))\b/i.exec(said)?.[1];
  if (json !== undefined) return typeRef(json);
  const what =
    said === '' ? 'nothing is said of its return value' : 'what it returns is described, but has no name';
  diagnostics.note(text.text.line, `command ${name}: ${what}, so the return type is unknown`);
  return null;
}
