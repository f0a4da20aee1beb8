import { expect, test } from 'vitest';
import { idPattern } from './id-pattern.js';

test.each([
  ['command/quit/known', 'command/quit/known', true],
  ['command/*/known', 'command/quit/known', true],
  ['command/*', 'command/quit/known', false],
  ['command/**', 'command/quit/known', true],
  ['command/quit/**', 'command/quit', true],
  ['**/known', 'command/quit/known', true],
  ['**/known', 'known', true],
  ['**', 'anything/at/all', true],
  ['command/**/missing', 'command/a/argument/b/missing', true],
  ['command/**/missing', 'command/missing', true],
  ['command/query-*/reply', 'command/query-version/reply', true],
  ['command/query-*/reply', 'command/quit/reply', false],
  ['command/a/argument/x[].y/missing', 'command/a/argument/x[].y/missing', true],
  ['quit', 'command/quit/known', false],
  ['a/**/**/b', 'a/b', true],
  ['a/**/*-x/**', 'a/b/c-x/d-x/e', true],
  ['a/**/b/c', 'a/b/b/b/c', true],
  ['a*b*c', 'abcbcc', true],
  ['a*b*c', 'abcb', false],
  ['*', 'a/b', false],
  ['**', '', true],
])('%s on %s: %s', (pattern, id, matches) => expect(idPattern(pattern).test(id)).toBe(matches));

test('the time is bounded by the lengths', () => {
  const started = performance.now();
  expect(idPattern(`${'*a'.repeat(1000)}b`).test('a'.repeat(10_000))).toBe(false);
  expect(idPattern(`${'**/a/'.repeat(1000)}b`).test('a/'.repeat(5_000))).toBe(false);
  expect(performance.now() - started).toBeLessThan(5000);
});
