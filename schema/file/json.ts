/** JSON in files that people hand in. */
import { DEEPEST_JSON } from '../bounds.js';
import type { JsonValue } from '../json.js';
import { parseJson } from '../json-text.js';

/** Sound JSON that nests deeper than {@link DEEPEST_JSON}. */
export class DepthError extends SyntaxError {
  constructor() {
    super(`it is nested deeper than ${DEEPEST_JSON} levels`);
  }
}

/** As parseJson. Throws DepthError, too, for what nests so deep that walks over it would not come to its end. */
export function parseFileJson(text: string): JsonValue {
  const value = parseJson(text);
  if (isDeep(text)) throw new DepthError();
  return value;
}

/** Of sound JSON; a text that is short has no room for many levels. */
function isDeep(text: string): boolean {
  if (text.length <= 2 * DEEPEST_JSON) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      depth++;
      if (depth > DEEPEST_JSON) return true;
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) depth--;
  }
  return false;
}

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x7b, 0x7d, 0x5b, 0x5d];

/** Where the string that begins at a place ends. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); ; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(at - 1 - backslashes) === BACKSLASH) backslashes++;
    if (backslashes % 2 === 0) return at;
  }
}
