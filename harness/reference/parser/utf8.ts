/** UTF-8, strict: QEMU takes the two-byte form of U+0000 as well, which is overlong. */

/** Smallest code point that may be spelled with one, two, three, four bytes. */
const SMALLEST = [0, 0x80, 0x800, 0x10000];

/**
 * The code point at `at` of a latin1 string of bytes, and how many bytes belong to it. `codePoint` is -1 for a
 * sequence that is broken off, overlong or out of range; its length then ends before the first byte that cannot
 * continue it.
 */
export function decodeUtf8(bytes: string, at: number): { codePoint: number; length: number } {
  const lead = bytes.charCodeAt(at);
  if (lead < 0x80) return { codePoint: lead, length: 1 };
  const more = Math.clz32(~(lead << 24)) - 1;
  if (more < 1 || more > 5) return { codePoint: -1, length: 1 };
  let codePoint = lead & (0x3f >> more);
  for (let i = 1; i <= more; i++) {
    const byte = bytes.charCodeAt(at + i);
    if (Number.isNaN(byte) || byte >> 6 !== 2) return { codePoint: -1, length: i };
    codePoint = (codePoint << 6) | (byte & 0x3f);
  }
  const length = more + 1;
  const valid = more <= 3 && codePoint >= (SMALLEST[more] as number) && codePoint <= 0x10ffff;
  return { codePoint: valid ? codePoint : -1, length };
}

/** Whether a code point is one that a string may hold: neither a surrogate nor a non-character (W22). */
export function isCharacter(codePoint: number): boolean {
  if (codePoint < 0 || codePoint > 0x10ffff) return false;
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return false;
  return !(codePoint >= 0xfdd0 && codePoint <= 0xfdef) && (codePoint & 0xfffe) !== 0xfffe;
}

/** Bytes made readable for a message: what is not a character becomes U+FFFD. */
export function readable(bytes: string): string {
  let result = '';
  for (let at = 0; at < bytes.length; ) {
    const { codePoint, length } = decodeUtf8(bytes, at);
    result += isCharacter(codePoint) ? String.fromCodePoint(codePoint) : '\ufffd';
    at += length;
  }
  return result;
}
