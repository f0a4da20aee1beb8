import { expect, test } from 'vitest';
import { DEEPEST_JSON } from '../bounds.js';
import { DepthError, parseFileJson } from './json.js';

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

test('nesting is bounded', () => {
  expect(parseFileJson(nested(DEEPEST_JSON))).toBeInstanceOf(Array);
  expect(() => parseFileJson(nested(DEEPEST_JSON + 1))).toThrow(DepthError);
  expect(() => parseFileJson(nested(1_000_000))).toThrow('it is nested deeper than 4096 levels');
});

test('what stands in strings does not nest', () => {
  const brackets = '['.repeat(DEEPEST_JSON + 1);
  expect(parseFileJson(`["\\"${brackets}","\\\\",{"${brackets}":2}]`)).toHaveLength(3);
});

test('objects nest as lists do', () => {
  const levels = DEEPEST_JSON + 1;
  expect(() => parseFileJson(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`)).toThrow(DepthError);
});

test('what is no JSON is not called too deep', () => {
  expect(() => parseFileJson('['.repeat(1_000_000))).toThrow(SyntaxError);
  expect(() => parseFileJson('['.repeat(1_000_000))).not.toThrow(DepthError);
});
