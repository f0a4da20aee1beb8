/** Strings that programs trip over. */
import { type Arbitrary, constantFrom, oneof, string } from 'fast-check';

/**
 * Valid for every JSON parser: no NUL, no lone surrogate, no non-character, which QMP may refuse to read. None of them
 * is a path that leaves the working directory, a host, or a program.
 */
const EDGE_CASES = [
  '',
  ' ',
  'a'.repeat(64),
  'a'.repeat(256),
  'b'.repeat(1024),
  'c'.repeat(4096),
  '-',
  '-1',
  '0',
  '1',
  '18446744073709551616',
  '0x7fffffffffffffff',
  '1e1000',
  '%n%n%s%s',
  '%',
  ',',
  'a,b=c',
  'a=b',
  'on',
  'off',
  'a.b.c',
  'a[0]',
  '[0]',
  '*',
  '?',
  '#',
  'help',
  'none',
  'null',
  'true',
  '\u00e9',
  '\u65e5\u672c',
  '\u{1f600}',
  '\u202e',
  '\u0001',
  '\t',
  '\n',
  '\r\n',
  '"',
  "'",
  '\\',
  'json:{}',
  'json:{"driver":"null-co"}',
];

/** Values of `str` where nothing is known of what they mean. */
export function edgeCaseStrings(): Arbitrary<string> {
  return oneof(
    { weight: 4, arbitrary: constantFrom(...EDGE_CASES) },
    { weight: 1, arbitrary: string({ unit: 'grapheme-ascii', maxLength: 12 }).map(harmless) },
  );
}

/** Without what would make it a path or a protocol. */
function harmless(text: string): string {
  return text.replaceAll(/[/:]|\.\./g, '_');
}
