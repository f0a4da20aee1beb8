import { expect, test } from 'vitest';
import { reach, takeReached, upTo } from './reached.js';

test('what cuts something is told once, and what cuts nothing is not', () => {
  expect(upTo(2, ['a', 'b'], 'tried')).toEqual(['a', 'b']);
  expect(takeReached()).toEqual([]);
  for (const items of [['a', 'b', 'c'], 'abcd'.split('')])
    expect(upTo(2, items, 'tried')).toEqual(['a', 'b']);
  reach('deepCovered');
  expect(takeReached()).toEqual([
    'Of objects with more than 1,000 members, and enums and tags with more than 1,000 values, the first 1,000 are tried.',
    'Coverage counts types nested at most 64 deep.',
  ]);
  expect(takeReached()).toEqual([]);
});
