import { expect, test } from 'vitest';
import { TimeoutBudget, until } from './timeouts.js';

/** Of a server that answers between them. */
function having(waits: number, full = 10_000): TimeoutBudget {
  const timeouts = new TimeoutBudget(full);
  for (let i = 0; i < waits; i++) {
    timeouts.waitedInVain();
    timeouts.answered();
  }
  return timeouts;
}
const after = (waits: number, full?: number) => having(waits, full).timeout;

test('a few replies may be late, each by the whole time-out', () => {
  expect([after(0), after(3)]).toEqual([10_000, 10_000]);
});

test('a server that leaves many unanswered is waited for ever shorter', () => {
  expect([after(4), after(39), after(40), after(99), after(100)]).toEqual([1000, 1000, 500, 500, 200]);
});

test('no wait is longer than the user allowed', () => {
  expect([after(4, 300), after(40, 300)]).toEqual([300, 300]);
});

test('in the end nothing more is tried', () => {
  expect([having(199).exhausted, having(200).exhausted]).toEqual([false, true]);
});

test('a failure is confirmed with more timeouts, and what that waits for in vain counts, too', () => {
  const timeouts = having(4);
  expect(timeouts.unhurried.timeout).toBe(5000);
  for (let i = 0; i < 96; i++) timeouts.unhurried.waitedInVain();
  timeouts.unhurried.answered();
  expect([timeouts.timeout, timeouts.unhurried.timeout]).toEqual([200, 1000]);
  expect([having(0).unhurried.timeout, having(4, 300).unhurried.timeout]).toEqual([10_000, 300]);
  expect([having(199).unhurried.exhausted, having(200).unhurried.exhausted]).toEqual([false, true]);
});

test('a server that answers nothing at all is waited for less', () => {
  const timeouts = new TimeoutBudget(10_000);
  const waits = [0, 1, 2].map(() => {
    const { timeout } = timeouts;
    timeouts.waitedInVain();
    return timeout;
  });
  expect(waits).toEqual([10_000, 5_000, 1_000]);
  expect([timeouts.hopeful, timeouts.unhurried.timeout]).toEqual([false, 1000 * 5]);
  timeouts.waitedInVain();
  expect(timeouts.unhurried.timeout).toBe(2000);
  timeouts.answered();
  expect([timeouts.hopeful, timeouts.unhurried.timeout]).toEqual([true, 5000]);
});

test('late replies are waited for as long as the run may take for them, and the reason says so', () => {
  const timeouts = new TimeoutBudget(10_000, 60_000);
  let told = 0;
  timeouts.whenExhausted.addEventListener('abort', () => told++);
  for (let i = 0; i < 6; i++) timeouts.unhurried.waited(9_000);
  expect([timeouts.exhausted, timeouts.reason]).toEqual([false, null]);
  timeouts.waited(9_000);
  timeouts.waited(9_000);
  expect([timeouts.exhausted, timeouts.unhurried.exhausted, told]).toEqual([true, true, 1]);
  expect(timeouts.reason).toBe(
    'replies came so late that they were waited for 72 s in all, more than the 60 s of --patience; the rest was not tried',
  );
});

test('it is asked until it holds', async () => {
  let asked = 0;
  expect(await until(async () => ++asked === 4, new TimeoutBudget(5000))).toBe(true);
  expect(asked).toBe(4);
});

test('what does not come to hold is given up in time, and shortens the timeouts', async () => {
  const timeouts = new TimeoutBudget(1500);
  const vain = () =>
    until(async () => false, {
      ...timeouts,
      timeout: 5,
      waitedInVain: () => timeouts.waitedInVain(),
      waited: (ms) => timeouts.waited(ms),
    } as TimeoutBudget);
  expect(await vain()).toBe(false);
  for (let i = 0; i < 4; i++) await vain();
  expect(timeouts.timeout).toBeLessThan(1500);
});
