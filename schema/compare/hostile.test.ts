/** Schemas that are made to be endless: what walks them takes time by their size. */
import { expect, test } from 'vitest';
import type { JsonObject } from '../json.js';
import type { Interface } from '../model.js';
import { readIntrospection } from '../sources/introspection.js';
import { changesBetween } from './changes.js';

const OPEN: JsonObject[] = [
  { name: 'str', 'meta-type': 'builtin', 'json-type': 'string' },
  { name: 'empty', 'meta-type': 'object', members: [] },
];
const command = (type: string) => ({
  ...{ name: 'x', 'meta-type': 'command', 'arg-type': 'O', 'ret-type': type },
});
const schema = (...types: JsonObject[]): Interface =>
  readIntrospection([...OPEN, ...types], {
    ...{ id: 'x', title: 'x', version: null, digest: '', kind: 'introspection' },
  });
const object = (name: string, members: JsonObject[]) => ({ name, 'meta-type': 'object', members });
const list = (length: number, of: (index: number) => JsonObject) => Array.from({ length }, (_, i) => of(i));

const doubling = schema(
  ...list(40, (i) => {
    const type = i === 0 ? 'str' : `T${i - 1}`;
    return object(`T${i}`, [
      { name: 'a', type },
      { name: 'b', type },
    ]);
  }),
  object('O', [{ name: 'a', type: 'T39' }]),
  command('T39'),
);
const endless = schema(
  { name: 'A', 'meta-type': 'alternate', members: [{ type: 'B' }, { type: 'str' }] },
  { name: 'B', 'meta-type': 'alternate', members: [{ type: 'A' }] },
  object('O', [{ name: 'a', type: 'A' }]),
  command('A'),
);
const wide = schema(
  object(
    'O',
    list(30_000, (i) => ({ name: `m${i}`, type: 'str' })),
  ),
  command('O'),
);

/** Milliseconds; a quiet machine takes four seconds for all. */
const TEST_TIMEOUT_MS = 60_000;

test.each([
  ['types of two members each of the one before', doubling],
  ['alternates of themselves', endless],
  ['an object of 30,000 members', wide],
])('%s: no change from itself, and an end of all others', { timeout: TEST_TIMEOUT_MS }, (_, model) => {
  expect(changesBetween(model, model)).toEqual([]);
  for (const other of [doubling, endless, wide])
    if (other !== model) expect(changesBetween(model, other).length).toBeGreaterThan(0);
});

test('every member of 60,000 is deprecated: told in time by their number', {
  timeout: TEST_TIMEOUT_MS,
}, () => {
  const of = (features: string[]) =>
    schema(
      object(
        'O',
        list(60_000, (i) => ({ name: `m${i}`, type: 'str', features })),
      ),
      command('O'),
    );
  const [before, after] = [of([]), of(['deprecated'])];
  const started = process.cpuUsage();
  const changes = changesBetween(before, after);
  expect(changes).toHaveLength(2 * 60_000);
  // Asked one by one for the whole object it took an hour.
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(15_000);
});
