import { expect, test } from 'vitest';
import { moved, windowOf } from './window.js';

test('the window holds what is on the screen, and some more', () => {
  expect(windowOf(0, 100, 10, 1000)).toEqual({ first: 0, end: 18 });
  expect(windowOf(505, 100, 10, 1000)).toEqual({ first: 42, end: 69 });
  expect(windowOf(9_900, 100, 10, 1000)).toEqual({ first: 982, end: 1000 });
  expect(windowOf(0, 100, 10, 3)).toEqual({ first: 0, end: 3 });
});

test.each([
  ['ArrowDown', 3, 4],
  ['ArrowUp', 3, 2],
  ['ArrowUp', 0, 0],
  ['PageDown', 3, 9],
  ['PageUp', 3, 0],
  ['Home', 3, 0],
  ['End', 3, 9],
  ['a', 3, null],
  ['constructor', 3, null],
])('%s from row %i leads to %j', (key, from, to) => {
  expect(moved(key, from, 10, 8)).toBe(to);
});
