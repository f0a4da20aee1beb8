import { expect, test } from 'vitest';
import { wrap } from './wrap.js';

test('breaks at spaces and indents what follows', () => {
  expect(wrap('x: ', 'one two three four', 10)).toEqual(['x: one two', '   three', '   four']);
});

test('keeps a long word whole, spaces between words and a short text as it is', () => {
  expect(wrap('- ', 'x'.repeat(20), 8)).toEqual([`- ${'x'.repeat(20)}`]);
  expect(wrap('', 'a  b', 80)).toEqual(['a  b']);
  expect(wrap('  ', '', 80)).toEqual(['  ']);
});
