import { expect, test } from 'vitest';
import { bounded } from './bounded.js';

const finding = { check: 'a/b', message: 'short', cites: [] };

test('what is short stays as it is', () => {
  const whole = { ...finding, expected: 1n, actual: { a: ['b'] } };
  expect(bounded(whole)).toEqual(whole);
});

test('a sentence and values of megabytes are cut, and how long they were is said', () => {
  const long = 'x'.repeat(100_000);
  const { message, expected, actual } = bounded({
    ...finding,
    message: long,
    expected: long,
    actual: [long, long],
  });
  expect([message, expected].map((text) => String(text).slice(4096))).toEqual([
    '… (100000 characters)',
    '… (100000 characters)',
  ]);
  expect(actual).toMatch(/^\["x{4094}… \(200007 characters\)$/);
});
