/** Texts in a language of their own (JSON, shell, Python, Markdown, YAML), with everything in them that is not ours escaped by its rules. */
import type { JsonValue } from '../../schema/json.js';
import { stringifyJson } from '../../schema/json-text.js';
import { isHarmless, UNSEEN, visibleLines } from './visible.js';

declare const escaped: unique symbol;

/** Made here only: nothing else can be printed as it is. */
export type Rendered = string & { readonly [escaped]: true };

/** A text whose writer has escaped every part of it; what has slipped through makes lines that are spelled out. */
export function rendered(text: string): Rendered {
  if (isHarmless(text)) return text as Rendered;
  const end = text.endsWith('\n') ? '\n' : '';
  return `${visibleLines(text)}${end}` as Rendered;
}

/**
 * A text of a medium that has rules of its own for what may stand in it (TAP, XML, HTML, Markdown, workflow commands): its writer
 * has escaped by them. Only the writers listed in rendered.test.ts may say so.
 */
export const vouched = (text: string): Rendered => text as Rendered;

/** JSON, each value on a line, of which every terminal shows every character. */
export function jsonLines(values: readonly unknown[]): Rendered {
  return values.map((value) => `${json(stringifyJson(value as JsonValue))}\n`).join('') as Rendered;
}

/** JSON of several lines. */
export function jsonText(text: string): Rendered {
  return text.split('\n').map(json).join('\n') as Rendered;
}

/** Also where two of them before a bracket are an order to some CIs. */
const SPELLED = new RegExp(`${UNSEEN.source}|#(?=#\\w*\\[)`, 'gu');

/** Outside ASCII all is within strings, where an escape means the same. */
function json(line: string): string {
  return line.replace(SPELLED, (character) =>
    [...Array(character.length).keys()]
      .map((unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
