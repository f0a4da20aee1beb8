import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Joined, joinLines, Lexicon } from './prose.js';

const lines = (...texts: string[]) => texts.map((text, i) => ({ line: i + 1, text }));

describe('words broken at the end of a line', () => {
  const lexicon = new Lexicon(lines('a block-dirty-bitmap-add and an authz-list-file of the operation'));

  test.each([
    ['opera-', 'tion ends', 'operation ends'],
    ['block-dirty-bit-', 'map-add', 'block-dirty-bitmap-add'],
    ['the authz-list-', 'file', 'the authz-list-file'],
    ['CON-', 'FIG_LINUX)', 'CONFIG_LINUX)'],
    ['op\u2010', 'tional)', 'optional)'],
    ['soft\u00ad', 'ware', 'software'],
    ['(\u2010', 'BlockInfo', '(BlockInfo'],
    ['(-', 'BlockInfo', '(BlockInfo'],
    ['name (int) --', 'text', 'name (int) -- text'],
    ['1 -', '2', '1 - 2'],
  ])('%s|%s', (left, right, whole) => {
    expect(joinLines(lines(left, right), lexicon)).toBe(whole);
  });

  test('a word that the document has only with its hyphen keeps it, another loses it', () => {
    expect(joinLines(lines('an authz-', 'list-file'), lexicon)).toBe('an authz-list-file');
    expect(joinLines(lines('an un-', 'known'), lexicon)).toBe('an unknown');
  });
});

describe('joined lines', () => {
  test('know where each character comes from', () => {
    const joined = new Joined(lines('first   line', '', 'second'), new Lexicon([]));
    expect(joined.text).toBe('first line second');
    expect(joined.lineAt(3)).toBe(1);
    expect(joined.lineAt(joined.text.indexOf('second'))).toBe(3);
  });

  test('give back what follows an offset, in lines', () => {
    const joined = new Joined(lines('name (int) -- the', 'rest'), new Lexicon([]));
    expect(joined.after('name (int) --'.length)).toEqual([
      { line: 1, text: 'the' },
      { line: 2, text: 'rest' },
    ]);
    expect(joined.after(joined.text.length)).toEqual([]);
  });

  test('give a word back whole that was broken, on the line where it begins', () => {
    const joined = new Joined(lines('a -- "incre\u2010', 'mental" or', 'el-', 'se'), new Lexicon([]));
    expect(joined.after('a --'.length)).toEqual([
      { line: 1, text: '"incremental"' },
      { line: 2, text: 'or' },
      { line: 3, text: 'else' },
    ]);
  });

  test('lose no character but blanks and hyphens', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (texts) => {
        const bare = (text: string) => text.replace(/[\s\u2010\u00ad-]/g, '');
        const joined = joinLines(lines(...texts), new Lexicon(lines(...texts)));
        expect(bare(joined)).toBe(bare(texts.join('')));
      }),
    );
  });
});
