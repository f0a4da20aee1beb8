/** Words as a POSIX shell (bash for unprintable ones) reads them back. */

const PLAIN = /^[\w@%+=:,./-]+$/;
const UNPRINTABLE = /[^\x20-\x7e]/;

/** One word, quoted only where it must be. */
export function shellQuote(word: string): string {
  if (PLAIN.test(word)) return word;
  if (!UNPRINTABLE.test(word)) return `'${word.replaceAll("'", "'\\''")}'`;
  // Bytes spelled in octal: nothing unprintable reaches the terminal that the line is pasted into.
  const bytes = [...new TextEncoder().encode(word)].map((byte) => {
    if (byte === 0x27 || byte === 0x5c) return `\\${String.fromCharCode(byte)}`;
    return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`;
  });
  return `$'${bytes.join('')}'`;
}

/** A whole command line. */
export function shellLine(words: readonly string[]): string {
  return words.map(shellQuote).join(' ');
}
