import { closeSync, openSync } from 'node:fs';
import { expect, test } from 'vitest';
import { usageOf, workOf } from './usage.js';

test('tells the descriptors and the memory of a process', () => {
  const before = usageOf(process.pid);
  const open = Array.from({ length: 10 }, () => openSync('/dev/null', 'r'));
  const held = Buffer.alloc(64 * 2 ** 20, 1);
  const after = usageOf(process.pid);
  for (const descriptor of open) closeSync(descriptor);
  expect((after?.descriptors ?? 0) - (before?.descriptors ?? 0)).toBe(10);
  expect((after?.memory ?? 0) - (before?.memory ?? 0)).toBeGreaterThan(held.length / 2);
});

test('of a process that is not there, or not ours to see, nothing', () => {
  expect(usageOf(2 ** 22 + 1)).toBeNull();
  expect(usageOf(null)).toBeNull();
});

test('tells how long a process has worked, and that it is at it; of none nothing', () => {
  const before = workOf(process.pid);
  for (const end = performance.now() + 200; performance.now() < end; );
  const after = workOf(process.pid);
  expect(after?.ms).toBeGreaterThan(before?.ms ?? Infinity);
  expect(after?.wanting).toBe(true);
  expect(workOf(null)).toBeNull();
});
