import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LineClient } from './client.js';
import { MALFORMED } from './malformed.js';
import { Pair } from './pair.js';
import { missing } from './real-server.js';

const PIECES = [
  ...'{}[],:"\'\\1-0.eEx@% \n\t\r\x00\x01\x1f\x7f\x80\xbf\xc0\xc3\xa9\xf8\xfe\xff',
  ...['"a"', '"execute"', '"id"', '"nope"', 'true', 'null', '\xe2\x82', '\xed\xa0\x80', '\xf0\x9f', '\\u', '\\ud83d', '\\ude00'],
  ...['\\u0000', '\\n', "\\'", '{"execute":"nope","id":1}', '"\\u00e9"'],
]; // biome-ignore format: a list

const input = fc
  .array(
    fc.oneof(
      fc.constantFrom(...PIECES),
      fc.integer({ min: 0, max: 255 }).map((b) => String.fromCharCode(b)),
    ),
  )
  .map((pieces) => pieces.join(''))
  // RFC 8259 has an exponent right after a zero, and no overlong U+0000; QEMU 7.2 has it the other way round.
  .filter((text) => !/0[eE]|\xc0\x80/.test(text));

describe.skipIf(missing('qemu-storage-daemon'))('broken input is answered as QEMU answers it', () => {
  let pair: Pair;
  let real: LineClient;
  let reference: LineClient;

  beforeAll(async () => {
    pair = new Pair('qemu-storage-daemon');
    [real, reference] = await pair.connect();
  });
  afterAll(() => pair.end());

  test.each(MALFORMED.map((text) => [JSON.stringify(text).slice(0, 60), text]))('%s', async (_, text) => {
    expect(await reference.askAnything(text)).toEqual(await real.askAnything(text));
  });

  test('whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(input, async (text) => {
        expect(await reference.askAnything(text)).toEqual(await real.askAnything(text));
      }),
      { numRuns: 500 },
    );
  });
});
