/** Decodes the text of a string token. */
import { ParseError } from './parse-error.js';
import { decodeUtf8, isCharacter } from './utf8.js';

const ESCAPES: Record<string, string> = {
  '"': '"', "'": "'", '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t',
}; // biome-ignore format: a table

/** `token` is the string with its quotes, one character a byte. Throws ParseError. */
export function decodeString(token: string): string {
  if (/^.[\x20-\x5b\x5d-\x7f]*$/.test(token)) return token.slice(1, -1);
  let result = '';
  for (let at = 1; at < token.length - 1; ) {
    if (token[at] === '\\') {
      const [character, length] = decodeEscape(token, at);
      result += character;
      at += length;
    } else {
      const { codePoint, length } = decodeUtf8(token, at);
      if (!isCharacter(codePoint)) throw new ParseError('invalid UTF-8 sequence in string');
      result += String.fromCodePoint(codePoint);
      at += length;
    }
  }
  return result;
}

/** The character of the escape sequence at `at`, and the length of the sequence. */
function decodeEscape(text: string, at: number): [string, number] {
  const letter = text[at + 1] as string;
  if (letter !== 'u') {
    const character = ESCAPES[letter];
    if (character === undefined) throw new ParseError('invalid escape sequence in string');
    return [character, 2];
  }
  const first = hex4(text, at);
  const leading = first !== null && first >= 0xd800 && first <= 0xdbff;
  const second = leading ? hex4(text, at + 6) : null;
  const pair = second !== null && second >= 0xdc00 && second <= 0xdfff;
  const length = pair ? 12 : 6;
  const codePoint = pair ? 0x10000 + (((first as number) - 0xd800) << 10) + (second - 0xdc00) : first;
  if (codePoint === null || !isCharacter(codePoint)) {
    throw new ParseError(`${text.slice(at, at + length)} is not a valid Unicode character`);
  }
  return [String.fromCodePoint(codePoint), length];
}

/** The four digits of a `\uXXXX` at `at`; null when there is no such thing. */
function hex4(text: string, at: number): number | null {
  const match = /^\\u([0-9a-fA-F]{4})/.exec(text.slice(at, at + 6));
  return match ? Number.parseInt(match[1] as string, 16) : null;
}
