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

test.each([
  '1e999',
  '-1e999',
  '2.50',
  '-0',
  '[-0.0,0.10]',
  '0.12345678901234567890',
  '{"a":1E5}',
  '1e-400',
  `[${'7'.repeat(2_000)}]`,
])('spells %s as the text does', (text) => expect(stringifyJson(parseJson(text))).toBe(text));

test('numbers that JavaScript spells alike are its numbers', () => {
  expect(parseJson('[0.5,-1.25,1e-7,0,-7,0.000001]')).toEqual([0.5, -1.25, 1e-7, 0, -7, 0.000001]);
});

test.each([
  '{"a":1,2.50:3}',
  '{"a":1, 2.50 : 3}',
  '[01.50]',
  '[2.50.1]',
  '[1,2.50e]',
  '[+1.50]',
  '{2.50:1}',
  '1.50 "a"',
])('exact numbers make %s no better', (text) => expect(() => parseJson(text)).toThrow(SyntaxError));

test('strings that begin as our marks do stay what they are, as names of members too', () => {
  const text = '{"\x7fn1.5":"\x7fn2.50","b" : ["\\u007f","\\u007Fs","\\\\u007f","\x7f",2.50]}';
  expect(stringifyJson(parseJson(text))).toBe(
    '{"\x7fn1.5":"\x7fn2.50","b":["\x7f","\x7fs","\\\\u007f","\x7f",2.50]}',
  );
});

test('three million digits take no longer than a text of that length', () => {
  const text = `{"a":${'7'.repeat(3_000_000)},"b":0.${'3'.repeat(3_000_000)},"c":2.50}`;
  const started = performance.now();
  const value = parseJson(text);
  // The square of the digits would be five seconds and more.
  expect(performance.now() - started).toBeLessThan(1_000);
  expect(stringifyJson(value)).toBe(text);
});

test('a text that is nested a million deep is parsed', () => {
  const deep = 1_000_000;
  expect(Array.isArray(parseJson(`${'['.repeat(deep)}2.50${']'.repeat(deep)}`))).toBe(true);
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

/** Texts with numbers that a double cannot hold, also within strings, where they are none. */
const delicate: fc.Arbitrary<string> = fc.letrec((tie) => ({
  number: fc.constantFrom(
    '18446744073709551615',
    '-9223372036854775808',
    '2.0',
    '-1e3',
    '0.5',
    '7',
    '2.50',
    '-0',
  ),
  string: fc
    .array(
      fc.constantFrom(
        ',',
        ':',
        '[',
        ']',
        '{',
        '"',
        '\\',
        '\0',
        '\x7f',
        'n',
        ' ',
        '12345678901234567890',
        '1.0',
        'a',
      ),
    )
    .map((parts) => JSON.stringify(parts.join(''))),
  key: fc.oneof(tie('string') as fc.Arbitrary<string>, fc.constant('"__proto__"')),
  value: fc.oneof(
    { maxDepth: 3 },
    tie('number') as fc.Arbitrary<string>,
    tie('string') as fc.Arbitrary<string>,
    fc.array(tie('value') as fc.Arbitrary<string>, { maxLength: 3 }).map((all) => `[${all.join(', ')}]`),
    fc
      .uniqueArray(fc.tuple(tie('key') as fc.Arbitrary<string>, tie('value') as fc.Arbitrary<string>), {
        maxLength: 3,
        selector: ([key]) => key,
      })
      .map((all) => `{${all.map(([key, value]) => `${key} :${value}`).join(',')}}`),
  ),
})).value as fc.Arbitrary<string>;

test('numbers are exact wherever they are, and strings stay as they are', () => {
  fc.assert(
    fc.property(delicate, (text) => {
      const bare = (json: string) => json.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');
      expect(stringifyJson(parseJson(text))).toBe(bare(text));
    }),
    { numRuns: 2_000 },
  );
});
