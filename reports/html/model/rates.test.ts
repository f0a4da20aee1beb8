import { expect, test } from 'vitest';
import { clock, ratesOf } from './rates.js';

test('rates are of the time between figures, which need not be the same', () => {
  expect(ratesOf([0, 5, 10, 20], [0, 50, 50, 150])).toEqual([10, 10, 0, 10]);
  expect(ratesOf([0, 5, 5], [0, 50, 60])).toEqual([10, 10, 0]);
  expect([ratesOf([0], [0]), ratesOf([], [])]).toEqual([[0], []]);
});

test('times read like a clock', () => {
  expect([0, 5.4, 65, 3599.6, 7325].map(clock)).toEqual(['0:00', '0:05', '1:05', '1:00:00', '2:02:05']);
});
