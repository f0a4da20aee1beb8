import { expect, test } from 'vitest';
import { SCENARIOS } from '../index.js';
import { CITATIONS, citesOf } from './index.js';

const listed = CITATIONS.flatMap((table) => Object.keys(table));

test('every entry is of a scenario, and in one table', () => {
  const ids = new Set(SCENARIOS.map(({ id }) => id));
  expect(listed.filter((id) => !ids.has(id))).toEqual([]);
  expect(listed.filter((id, i) => listed.indexOf(id) !== i)).toEqual([]);
});

test('entries name entities and digests', () => {
  for (const [entity, ...digests] of CITATIONS.flatMap((table) => Object.values(table)).flat()) {
    expect(entity).toMatch(/^[\w-]+$/);
    expect(digests.length).toBeGreaterThan(0);
    for (const digest of digests) expect(digest).toMatch(/^[0-9a-f]{10}$/);
  }
});

test('what is refused is a detail, what is done is not', () => {
  expect(citesOf('command/stop/success').every(({ detail }) => detail === undefined)).toBe(true);
  expect(citesOf('command/device_del/failure/unknown').every(({ detail }) => detail === true)).toBe(true);
  expect(citesOf('command/device_add/failure/no-bus')).toEqual([]);
});
