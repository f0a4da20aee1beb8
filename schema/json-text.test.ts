import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SpelledNumber } from './json.js';
import { equalJson, parseJson, stringifyJson } from './json-text.js';

test.each(['9223372036854775807', '-9223372036854775808', '18446744073709551615', '[1,9007199254740993]'])(
  'keeps the integer %s exact',
  (text) => expect(stringifyJson(parseJson(text))).toBe(text),
);

test.each(['2.0', '1e3', '{"a":1.0}', '[-3.00]'])('keeps the spelling of %s', (text) => {
  expect(stringifyJson(parseJson(text))).toBe(text);
});

test('tells 2 from 2.0 although they are equal as numbers', () => {
  expect(parseJson('2')).toBe(2);
  expect(parseJson('2.0')).toBeInstanceOf(SpelledNumber);
  expect(equalJson(parseJson('2'), parseJson('2.0'))).toBe(true);
});

test.each(['', '{', "{'a':1}", '[1,]', '01', '"\u0001"'])('refuses %j', (text) => {
  expect(() => parseJson(text)).toThrow(SyntaxError);
});

test('equality ignores member order and nothing else', () => {
  expect(equalJson(parseJson('{"a":1,"b":[2]}'), parseJson('{"b":[2],"a":1}'))).toBe(true);
  expect(equalJson(parseJson('{"a":1}'), parseJson('{"a":1,"b":null}'))).toBe(false);
  expect(equalJson(parseJson('[9007199254740993]'), parseJson('[9007199254740992]'))).toBe(false);
  expect(equalJson('1', 1)).toBe(false);
  expect(equalJson(null, {})).toBe(false);
});

test('agrees with JSON.parse and JSON.stringify where those lose nothing', () => {
  fc.assert(
    fc.property(
      // Doubles that print as long integers are where JSON.parse does lose something.
      fc.json().filter((text) => !/\d{16}/.test(text)),
      (text) => {
        const value = parseJson(text);
        expect(equalJson(value, JSON.parse(text))).toBe(true);
        expect(equalJson(parseJson(stringifyJson(value)), value)).toBe(true);
      },
    ),
  );
});
