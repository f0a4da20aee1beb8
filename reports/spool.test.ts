import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Aside } from './spool.js';

const before = process.env.TMPDIR;
const folder = mkdtempSync(join(tmpdir(), 'spool-test-'));
process.env.TMPDIR = folder;
afterAll(() => {
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  rmSync(folder, { recursive: true });
});

const LARGE = 'ä'.repeat(1 << 20);

test('values come back as they were, also those for which memory has no room, and no file is seen', () => {
  const aside = new Aside<unknown>();
  const values = [
    { big: 2n ** 63n },
    ...Array.from({ length: 8 }, (_, n) => `${n}${LARGE}`),
    null,
    { é: [1] },
  ];
  for (const value of values) aside.push(value);
  expect(aside.length).toBe(values.length);
  expect([...aside]).toEqual(values);
  expect([...aside.first(2)]).toEqual(values.slice(0, 2));
  expect(aside.at(8)).toBe(`7${LARGE}`);
  expect(readdirSync(folder)).toEqual([]);
  aside.clear();
  expect([...aside]).toEqual([]);
});
