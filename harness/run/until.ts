/** Waiting for a condition that nothing announces. */
import { setTimeout as pause } from 'node:timers/promises';
import type { TimeoutBudget } from './timeouts.js';

/** Milliseconds between two looks. */
const PAUSE = { first: 1, growth: 1.5, most: 50 };

/** False when it has not held within the time that a reply may take, or within `timeout` milliseconds. */
export async function until(
  holds: () => Promise<boolean>,
  patience: TimeoutBudget,
  timeout: number = patience.timeout,
): Promise<boolean> {
  const since = performance.now();
  const deadline = since + timeout;
  for (let wait = PAUSE.first; !(await holds()); wait = Math.min(wait * PAUSE.growth, PAUSE.most)) {
    if (performance.now() >= deadline) {
      // What was asked meanwhile was answered, or has been counted.
      patience.waited(performance.now() - since);
      patience.waitedInVain();
      return false;
    }
    await pause(wait);
  }
  return true;
}
