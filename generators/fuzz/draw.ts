/** Small decisions, drawn from a random source. */
import type { Random } from 'fast-check';

/** One of the items; undefined when there are none. */
export function pick<T>(random: Random, items: readonly T[]): T | undefined {
  return items.length === 0 ? undefined : items[random.nextInt(0, items.length - 1)];
}

/** True `times` of `of` times. */
export function chance(random: Random, times: number, of: number): boolean {
  return random.nextInt(1, of) <= times;
}

/** Index of one weight, as often as its share of the sum; -1 when the sum is zero. */
export function pickWeighted(random: Random, weights: readonly number[]): number {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum <= 0) return -1;
  let at = (random.nextInt(0, 2 ** 30 - 1) / 2 ** 30) * sum;
  let last = -1;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] as number;
    if (weight <= 0) continue;
    last = i;
    at -= weight;
    if (at < 0) return i;
  }
  return last;
}
