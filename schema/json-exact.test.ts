import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ExactReading, parseExactly } from './json-exact.js';
import { stringifyJson } from './json-text.js';

/** Valid texts with one character replaced, doubled or taken away. */
const broken = fc
  .tuple(
    fc.json(),
    fc.nat(),
    fc.constantFrom(...'[]{},:"\\ue019.-+ tfn\n\0', 'true', '"a":', '[,', ',]', ',}', '\\u00', '\\"'),
    fc.constantFrom(0, 1, 2),
  )
  .map(
    ([text, at, by, gone]) => text.slice(0, at % text.length) + by + text.slice((at % text.length) + gone),
  );

test('what JSON.parse refuses is refused, what it takes is taken', () => {
  fc.assert(
    fc.property(fc.oneof(broken, fc.json(), fc.string()), (text) => {
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch (error) {
        expect(() => parseExactly(text)).toThrow(error as SyntaxError);
        return;
      }
      expect(JSON.parse(stringifyJson(parseExactly(text)))).toEqual(value);
    }),
    { numRuns: 20_000 },
  );
});

test('numbers are those of JavaScript where it spells them alike', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      const text = String(number);
      const value = parseExactly(text);
      expect(stringifyJson(value)).toBe(text);
      if (Number.isSafeInteger(number) || !Number.isInteger(number)) expect(value).toBe(number + 0);
    }),
    { numRuns: 5_000 },
  );
});

test.each(['9.007199254740993', '0.1234567890123456', '0.0000001', '-0.50', '123456.7890123456789'])(
  'spells %s as the text does',
  (text) => expect(stringifyJson(parseExactly(text))).toBe(text),
);

test('a text that is read in steps gives the same value', () => {
  fc.assert(
    fc.property(fc.json(), fc.integer({ min: 1, max: 5 }), (text, step) => {
      const reading = new ExactReading(text);
      let steps = 1;
      while (!reading.advance(step)) steps++;
      expect(reading.value).toEqual(parseExactly(text));
      expect(steps).toBeLessThanOrEqual(text.length);
    }),
  );
});

test('a step reads no more values than it is told to', () => {
  const reading = new ExactReading(`[${'1,'.repeat(99)}1]`);
  let steps = 1;
  while (!reading.advance(10)) steps++;
  expect(steps).toBeGreaterThanOrEqual(10);
});
