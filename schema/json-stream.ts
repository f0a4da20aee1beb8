/** JSON values one after another in a text, as recorded traffic has them and `jq` prints them. */
import { DepthError, parseFileJson } from './file/json.js';
import type { JsonValue } from './json.js';

export interface StreamedValue {
  value: JsonValue;
  /** Where it begins. */
  line: number;
}

/** What stands between values: white space, and the mark that RFC 7464 puts before each. */
const BETWEEN = /[\s\u001e]/;

/** Throws SyntaxError, with the line, for what is no JSON; DepthError for what nests too deep. */
export function parseJsonStream(text: string): StreamedValue[] {
  const values: StreamedValue[] = [];
  let line = 1;
  for (let at = 0; at < text.length; ) {
    const char = text[at] as string;
    if (char === '\n') line++;
    if (BETWEEN.test(char)) {
      at++;
      continue;
    }
    const end = endOfValue(text, at);
    const piece = text.slice(at, end);
    values.push({ value: parsePiece(piece, line), line });
    line += piece.split('\n').length - 1;
    at = end;
  }
  return values;
}

function parsePiece(text: string, line: number): JsonValue {
  try {
    return parseFileJson(text);
  } catch (error) {
    if (error instanceof DepthError) throw error;
    throw new SyntaxError(`${(error as Error).message}, in the value that begins on line ${line}`);
  }
}

/** Of brackets where they close, or where the text ends; of anything else at the next space. */
function endOfValue(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const char = text[at] as string;
    if (char === '"') at = endOfString(text, at);
    else if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') {
      depth--;
      if (depth <= 0) return at + 1;
    } else if (depth === 0 && BETWEEN.test(char)) return at;
  }
  return text.length;
}

/** Where the closing quote stands. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return text.length;
}
