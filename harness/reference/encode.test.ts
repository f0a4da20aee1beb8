import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SpelledNumber } from '../../schema/json.js';
import { encodeJson } from './encode.js';

test('integers and spellings stay as they are', () => {
  const value = { big: 2n ** 64n - 1n, spelled: new SpelledNumber('2.0'), small: -1, fraction: 0.5 };
  expect(encodeJson(value)).toBe(
    '{"big": 18446744073709551615, "spelled": 2.0, "small": -1, "fraction": 0.5}',
  );
});

test('what is not ASCII is escaped, astral characters as surrogate pairs', () => {
  expect(encodeJson('a"\\\n\x7f\u00e9\u{1f600}')).toBe('"a\\"\\\\\\n\\u007F\\u00E9\\uD83D\\uDE00"');
});

test('pretty output is indented by four, with empty containers open', () => {
  expect(encodeJson({ a: [1, {}], b: [] }, true).split('\r\n')).toEqual([
    '{', '    "a": [', '        1,', '        {', '        }', '    ],', '    "b": [', '    ]', '}',
  ]); // biome-ignore format: lines
});

test('any value is ASCII and reads back the same, pretty or not', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.boolean(), (value, pretty) => {
      const text = encodeJson(value as never, pretty);
      expect(text).toMatch(/^[\r\n\x20-\x7e]*$/);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
