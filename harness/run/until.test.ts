import { expect, test } from 'vitest';
import { TimeoutBudget } from './timeouts.js';
import { until } from './until.js';

test('it is asked until it holds', async () => {
  let asked = 0;
  expect(await until(async () => ++asked === 4, new TimeoutBudget(5000))).toBe(true);
  expect(asked).toBe(4);
});

test('what does not come to hold is given up in time, and shortens the patience', async () => {
  const patience = new TimeoutBudget(1500);
  const vain = () =>
    until(async () => false, {
      ...patience,
      timeout: 5,
      waitedInVain: () => patience.waitedInVain(),
      waited: (ms) => patience.waited(ms),
    } as TimeoutBudget);
  expect(await vain()).toBe(false);
  for (let i = 0; i < 4; i++) await vain();
  expect(patience.timeout).toBeLessThan(1500);
});
