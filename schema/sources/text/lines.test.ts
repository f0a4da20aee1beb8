import { describe, expect, test } from 'vitest';
import { Diagnostics } from './diagnostics.js';
import { splitLines } from './lines.js';

function split(text: string) {
  const diagnostics = new Diagnostics();
  return { lines: splitLines(text, diagnostics), messages: diagnostics.items.map((d) => d.message) };
}

describe('lines of a document', () => {
  test('are counted from 1, ends trimmed, tabs expanded', () => {
    expect(split('a\r\n\tb \n\nab\tc').lines).toEqual([
      { line: 1, text: 'a' },
      { line: 2, text: '        b' },
      { line: 3, text: '' },
      { line: 4, text: 'ab      c' },
    ]);
  });

  test('no text has no line', () => {
    expect(split('')).toEqual({ lines: [], messages: [] });
  });

  test('beyond the limits they are left out, and that is said', () => {
    const many = split('x\n'.repeat(100_001));
    expect(many.lines).toHaveLength(100_000);
    expect(many.messages).toEqual([expect.stringContaining('what follows line 100000 was not read')]);
    const long = split(`first\n${'x'.repeat(70_000)}`);
    expect(long.lines[1]?.text).toHaveLength(65_536);
    expect(long.messages).toEqual([expect.stringContaining('line 2 is longer than 65536')]);
  });

  test('a document within the limits gives no diagnostic', () => {
    expect(split('x\n'.repeat(99_999)).messages).toEqual([]);
  });
});
