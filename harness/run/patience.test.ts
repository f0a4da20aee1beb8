import { expect, test } from 'vitest';
import { Patience } from './patience.js';

const after = (waits: number, full = 10_000) => {
  const patience = new Patience(full);
  for (let i = 0; i < waits; i++) patience.waitedInVain();
  return patience.timeout;
};

test('a few replies may be late, each by the whole time-out', () => {
  expect([after(0), after(5)]).toEqual([10_000, 10_000]);
});

test('a server that leaves many unanswered is waited for ever shorter', () => {
  expect([after(6), after(49), after(50), after(1000)]).toEqual([1000, 1000, 500, 500]);
});

test('no wait is longer than the user allowed', () => {
  expect([after(6, 300), after(50, 300)]).toEqual([300, 300]);
});
