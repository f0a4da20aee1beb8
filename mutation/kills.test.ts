import { expect, test } from 'vitest';
import { isOwnKill, means } from './kills.js';

test.each([
  ['a/*/c', 'a/b/c', true],
  ['a/{b,x}/c', 'a/x/c', true],
  ['a/{b,x}/{c,d}', 'a/x/d', true],
  ['a/{b,x}/c', 'a/y/c', false],
  ['a/**', 'a/b/c', true],
])('%s, %s: %s', (pattern, id, expected) => expect(means(pattern, id)).toBe(expected));

test('a kill counts for the check that is named, and only for a failure', () => {
  const mutant = { name: '', mutation: {}, kills: { 'a/*': 'x', 'b/*': '' } };
  const finding = (check: string) => ({ check, message: '', cites: [] });
  const record = (id: string, outcome: 'fail' | 'blocked', check: string) => ({
    id,
    outcome,
    findings: [finding(check)],
  });
  expect(isOwnKill(mutant, record('a/1', 'fail', 'x'))).toBe(true);
  expect(isOwnKill(mutant, record('a/1', 'fail', 'y'))).toBe(false);
  expect(isOwnKill(mutant, record('b/1', 'fail', 'y'))).toBe(true);
  expect(isOwnKill(mutant, record('b/1', 'blocked', 'y'))).toBe(false);
});
