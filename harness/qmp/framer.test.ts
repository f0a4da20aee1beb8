import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Framer } from './framer.js';

const frames = (...chunks: string[]) => {
  const framer = new Framer();
  return chunks.flatMap((chunk) => framer.push(Buffer.from(chunk, 'latin1')));
};

const cut = (...chunks: string[]) => frames(...chunks).map(({ raw, gap }) => ({ raw, gap }));

test('frames on values, not on lines', () => {
  const pretty = '{\r\n    "return": {\r\n    }\r\n}';
  expect(cut(`${pretty}\r\n{"a":"}\\"{"}\r\n`)).toEqual([
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
  expect(cut('{}\r\n\xff{}')).toEqual([
    { raw: '{}', gap: '' },
    { raw: '{}', gap: '\r\n\xff' },
  ]);
});

test('a string that a newline cuts off does not swallow the messages after it', () => {
  const [first, second] = frames('{"a":"cut\n}\n{"b":1}\r\n');
  expect(first?.raw).toBe('{"a":"cut\n}');
  expect(second?.raw).toBe('{"b":1}');
});

test.each([
  ['{"a":[1,-7.5]}', false],
  ['{"a":"-7.5","e":true}', true],
  ['{"a":1234567890123456}', false],
  ['{"a":123456789012345,"b":678}', true],
  ['[1e3]', false],
  ['[1E3]', false],
])('whether JSON.parse loses nothing of the numbers of %s: %s', (text, plain) => {
  for (let at = 0; at < text.length; at++)
    expect(frames(text.slice(0, at), text.slice(at))[0]?.plain).toBe(plain);
});

/** A framer that reads messages of a kilobyte at most. */
const limited = (text: string, size = 100) => {
  const framer = new Framer(1024);
  const all = [];
  for (let at = 0; at < text.length; at += size)
    all.push(...framer.push(Buffer.from(text.slice(at, at + size), 'latin1')));
  return { all, framer };
};

test.each([1, 100, 5_000])(
  'of a message that is too large the first and the last bytes are kept, in pieces of %i',
  (size) => {
    const large = `{"return": "${'x'.repeat(3_000)}", "id": 7}`;
    const { all } = limited(`{"a":1}\r\n${large}\r\n{"b":2}\r\n`, size);
    expect(all.map(({ excess }) => excess?.of)).toEqual([undefined, 'bytes', undefined]);
    const [, passed, next] = all;
    expect(passed?.raw.length).toBeLessThanOrEqual(4096);
    expect(large.startsWith(passed?.raw ?? 'none')).toBe(true);
    expect(passed?.excess).toMatchObject({ bytes: large.length, tail: large.slice(-128) });
    expect(next).toMatchObject({ raw: '{"b":2}', gap: '\r\n' });
  },
);

test('a message that is exactly as large as allowed is read', () => {
  const text = `["${'x'.repeat(1020)}"]`;
  expect(limited(text).all.map(({ raw, excess }) => [raw, excess])).toEqual([[text, undefined]]);
  expect(limited(`${text.slice(0, -2)}x"]`).all[0]?.excess?.of).toBe('bytes');
});

test('too many values, and too many levels, are too much', () => {
  expect(frames(`[${'0,'.repeat(2 ** 20)}0]`)[0]?.excess?.of).toBe('values');
  expect(frames(`${'['.repeat(5_000)}${']'.repeat(5_000)}`)[0]?.excess?.of).toBe('levels');
  expect(frames(`${'['.repeat(4_000)}${']'.repeat(4_000)}`)[0]?.excess).toBeUndefined();
});

test('of bytes that make no message the first are kept, and how many there were is said', () => {
  const { framer, all } = limited(`${'garbage '.repeat(10_000)}`);
  expect(all).toEqual([]);
  expect(framer.rest.length).toBeLessThan(5_000);
  expect(framer.rest).toMatch(/^garbage .*\(80000 bytes\)$/);
  expect(framer.push(Buffer.from('{}'))[0]).toMatchObject({
    raw: '{}',
    gap: expect.stringMatching(/80000 bytes/),
  });
});

test('a message that comes byte by byte takes no longer than its bytes', () => {
  const framer = new Framer();
  const bytes = Buffer.from(`{"a":"${'x'.repeat(300_000)}"}`);
  const started = process.cpuUsage();
  let came = 0;
  for (let at = 0; at < bytes.length; at++) came += framer.push(bytes.subarray(at, at + 1)).length;
  expect(came).toBe(1);
  // The square of the bytes would be a minute.
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(5_000);
});
