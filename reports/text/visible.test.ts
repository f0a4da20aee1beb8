import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutMiddle, excerpt, visible } from './visible.js';

test.each([
  ['plain text, “quotes” and 日本', 'plain text, “quotes” and 日本'],
  ['\u001b[2J\u001b]0;title\u0007', '\\u001b[2J\\u001b]0;title\\u0007'],
  ['a\r\nb\tc', 'a\\r\\nb\\tc'],
  ['\u202eright to left', '\\u202eright to left'],
  ['\ud800 lone', '\\ud800 lone'],
  ['\u{e0041} tag', '\\u{e0041} tag'],
  ['\u009b31m C1', '\\u009b31m C1'],
])('spells what cannot be seen in %j', (text, shown) => {
  expect(visible(text)).toBe(shown);
});

test('a short text is not cut, a long one keeps both ends and counts what is gone', () => {
  expect(cutMiddle('abc', 3)).toBe('abc');
  const cut = cutMiddle(`begin${'x'.repeat(5000)}end`, 60);
  expect(cut).toMatch(/^beginx+ …\d+ characters cut… x+end$/);
  expect(cut.length).toBeLessThanOrEqual(60);
  const gone = Number(/…(\d+)/.exec(cut)?.[1]);
  expect(cut.replace(/ ….*… /, '').length + gone).toBe(5008);
});

test('a cut does not split a surrogate pair', () => {
  for (let max = 40; max < 60; max++) expect(visible(cutMiddle('😀'.repeat(100), max))).not.toContain('\\ud');
});

test('an excerpt is one short, harmless line whatever comes', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.integer({ min: 40, max: 90 }),
      (text, max) => {
        const shown = excerpt(text, max);
        expect(shown.length).toBeLessThanOrEqual(max);
        expect(visible(shown)).toBe(shown);
      },
    ),
  );
});

test('a megabyte of escapes is cut before it is spelled', () => {
  expect(excerpt('\u001b'.repeat(1 << 20), 100).length).toBeLessThanOrEqual(100);
});
