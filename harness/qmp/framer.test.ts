import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Framer } from './framer.js';

const frames = (...chunks: string[]) => {
  const framer = new Framer();
  return chunks.flatMap((chunk) => framer.push(Buffer.from(chunk, 'latin1')));
};

test('frames on values, not on lines', () => {
  const pretty = '{\r\n    "return": {\r\n    }\r\n}';
  expect(frames(`${pretty}\r\n{"a":"}\\"{"}\r\n`)).toEqual([
    { raw: pretty, gap: '' },
    { raw: '{"a":"}\\"{"}', gap: '\r\n' },
  ]);
});

test('any split of the bytes gives the same frames', () => {
  const value = fc.oneof(fc.object(), fc.array(fc.string())).map((v) => JSON.stringify(v));
  fc.assert(
    fc.property(fc.array(value), fc.array(fc.nat(5)), (values, cuts) => {
      const text = values.map((v) => `${v}\r\n`).join('');
      const bytes = Buffer.from(text);
      const framer = new Framer();
      const raws: string[] = [];
      for (let at = 0, i = 0; at < bytes.length; i++) {
        const size = 1 + (cuts[i % Math.max(1, cuts.length)] ?? 3);
        raws.push(...framer.push(bytes.subarray(at, at + size)).map((f) => f.raw));
        at += size;
      }
      expect(raws.map((raw) => Buffer.from(raw, 'latin1').toString())).toEqual(values);
      expect(framer.rest).toBe(values.length ? '\r\n' : '');
    }),
  );
});

test('tells what stood between two values', () => {
  expect(frames('{}\r\n\xff{}')).toEqual([
    { raw: '{}', gap: '' },
    { raw: '{}', gap: '\r\n\xff' },
  ]);
});

test('a string that a newline cuts off does not swallow the messages after it', () => {
  const [first, second] = frames('{"a":"cut\n}\n{"b":1}\r\n');
  expect(first?.raw).toBe('{"a":"cut\n}');
  expect(second?.raw).toBe('{"b":1}');
});
