import { expect, test } from 'vitest';
import { reduce } from './minimize.js';
import { simpler } from './simpler.js';

const numbers = Array.from({ length: 100 }, (_, i) => i);
const holding = (...needed: number[]) => {
  let tests = 0;
  const test = async (items: readonly number[]) => {
    tests++;
    return needed.every((n) => items.includes(n));
  };
  return { test, count: () => tests };
};

test('what is needed is left, in its order, and nothing else', async () => {
  const { test: does, count } = holding(3, 50, 51, 99);
  expect(await reduce(numbers, does)).toEqual([3, 50, 51, 99]);
  expect(count()).toBeLessThan(120);
  expect(await reduce([1], holding(1).test)).toEqual([1]);
});

test('simpler values differ in one place, and are fewer with every round', () => {
  const value = { a: { b: 4096, c: 'x'.repeat(64) }, d: [1, 2, 3], e: true };
  const all = [...simpler(value)];
  expect(all).toContainEqual({ d: [1, 2, 3], e: true });
  expect(all).toContainEqual({ ...value, a: { ...value.a, b: 0 } });
  expect(all).toContainEqual({ ...value, a: { ...value.a, c: 'a' } });
  expect(all).toContainEqual({ ...value, d: [1] });
  expect(all).toContainEqual({ ...value, e: false });
  expect(all).not.toContainEqual(value);
  expect([...simpler(0), ...simpler('node0'), ...simpler(null), ...simpler(false)]).toEqual([]);
});

test('a link of a chain takes the place of the one before', () => {
  const end = { driver: 'null-co', size: -1 };
  expect([...simpler({ driver: 'raw', file: end })]).toContainEqual(end);
  expect([...simpler({ driver: 'quorum', children: ['node0', end] })]).toContainEqual(end);
});
