import { expect, test } from 'vitest';
import { DEEPEST_JSON } from './bounds.js';
import { DepthError } from './file/json.js';
import { parseJsonStream } from './json-stream.js';

test('values follow one another, with or without space, each with its line', () => {
  const text = '{"a": [1, "}"]}[2]\n\n"x\\"y"\n3 true\n\u001e{\n"b": {}\n}\n';
  expect(parseJsonStream(text)).toEqual([
    { value: { a: [1, '}'] }, line: 1 },
    { value: [2], line: 1 },
    { value: 'x"y', line: 3 },
    { value: 3, line: 4 },
    { value: true, line: 4 },
    { value: { b: {} }, line: 5 },
  ]);
});

test.each([
  ['', 0],
  [' \n', 0],
  ['[]', 1],
  ['[] []', 2],
])('%j has %d values', (text, count) => {
  expect(parseJsonStream(text)).toHaveLength(count);
});

test.each([
  ['{"a": 1}\n{"b": \n', 2],
  ['{"a": 1}\n\n}', 3],
  ['[1,]', 1],
  ['{"a": 1}\nnonsense', 2],
])('%j is none, and the line is told', (text, line) => {
  expect(() => parseJsonStream(text)).toThrow(`in the value that begins on line ${line}`);
});

test('nesting is bounded, and a megabyte of brackets ends at once', () => {
  const levels = DEEPEST_JSON + 1;
  expect(() => parseJsonStream(`1 ${'['.repeat(levels)}${']'.repeat(levels)}`)).toThrow(DepthError);
  expect(() => parseJsonStream('['.repeat(1_000_000))).toThrow(SyntaxError);
  expect(parseJsonStream('[]'.repeat(100_000))).toHaveLength(100_000);
});
