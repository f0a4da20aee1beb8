import { expect, test } from 'vitest';
import { shortNames } from './names.js';

test.each([
  [
    ['q 5.2', 'q 7.2'],
    ['5.2', '7.2'],
  ],
  [
    ['q 5.2', 'r 5.2'],
    ['q 5.2', 'r 5.2'],
  ],
  [
    ['q 7.2', 'q 7.2 (2)'],
    ['7.2', '7.2 (2)'],
  ],
  [['q'], ['q']],
  [[], []],
])('%j', (names, short) => {
  expect(shortNames(names)).toEqual(short);
});
