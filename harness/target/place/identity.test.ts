import { expect, it } from 'vitest';
import { startTime, startTimeIn } from './identity.js';

it('reads the start time behind a name that looks like fields', () => {
  const fields = Array.from({ length: 50 }, (_, i) => String(i + 3));
  expect(startTimeIn(`17 (a) b (c 1 2 3) ${fields.join(' ')}`)).toBe(22);
});

it('knows our own, and none of a process that does not exist', () => {
  expect(startTime(process.pid)).toBeGreaterThan(0);
  expect(startTime(2 ** 22 + 1)).toBeNull();
});
