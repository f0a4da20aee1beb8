import { expect, test } from 'vitest';
import { SpelledNumber } from '../../schema/json.js';
import { prettyJson } from './pretty.js';

const long = 'x'.repeat(60);

test('short values are one line, long ones a line for each member', () => {
  expect(prettyJson({ a: [1, 2] }, 1000)).toBe('{"a":[1,2]}');
  expect(prettyJson({ a: [1, 2], b: long }, 1000)).toBe(`{\n  "a": [1,2],\n  "b": "${long}"\n}`);
  expect(prettyJson([long, { b: [long] }], 1000)).toBe(
    `[\n  "${long}",\n  {\n    "b": [\n      "${long}"\n    ]\n  }\n]`,
  );
});

test('numbers stay as they were spelled', () => {
  expect(prettyJson([2n ** 64n, new SpelledNumber('1e3')], 1000)).toBe('[18446744073709551616,1e3]');
});

test('the unprintable is spelled, the endless cut', () => {
  expect(prettyJson({ 'a\u202e': '\u2028' }, 1000)).toBe('{"a\\u202e":"\\u2028"}');
  expect(prettyJson('y'.repeat(5000), 200).length).toBeLessThanOrEqual(200);
});
