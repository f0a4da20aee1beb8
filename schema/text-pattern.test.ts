import { expect, test } from 'vitest';
import { PatternError, textMatches } from './text-pattern.js';

const long = 'a'.repeat(400_000);

test.each([
  ['^unix:.*/listener,', 'unix:/tmp/listener,server=on', true],
  ['^(a+)+$', 'aaaa', true],
  ['^(a+)+$', 'aab', false],
  ['\\bnet\\b', 'a net b', true],
  ['^\\d+\\.\\d+', '7.2.22', true],
  ['[2367abef][0-9a-f]$', '1f', false],
  ['', '', true],
  ['.', '', false],
])('%s on %s: %s', (pattern, text, found) => {
  expect(textMatches(pattern, text)).toBe(found);
});

test.each([
  ['^(a+)+$', `${long}b`],
  ['^(a|a)*$', `${long}b`],
  [`${'a?'.repeat(40)}${'a'.repeat(40)}`, `${'a'.repeat(39)}b`.repeat(1000)],
  ['(.*)(.*)(.*)(.*)x', long],
  ['a*b', long],
  ['(?:[ab]*c?){0,300}[de]$', 'ab'.repeat(3_000)],
])('%s is decided soon', (pattern, text) => {
  const started = performance.now();
  expect(textMatches(pattern, text)).toBe(false);
  expect(performance.now() - started).toBeLessThan(2000);
});

test.each([
  ['(?:[ab]*c?){0,300}[de]$', long, /takes too long on a text of 400,000 characters/],
  ['a'.repeat(1001), '', /is longer than 1,000 characters/],
  ['(', 'a', /^the pattern "\(" is no regular expression of RE2 .*missing closing \)/],
  ['(?<=x)y', 'xy', /is no regular expression/],
  ['(a)\\1', 'aa', /is no regular expression/],
  ['((a{1,100}){1,100}){1,100}', long, /invalid repeat count/],
])('%s is refused in words', (pattern, text, words) => {
  expect(() => textMatches(pattern, text)).toThrow(PatternError);
  expect(() => textMatches(pattern, text)).toThrow(words);
});
