/** Ways to spoil bytes. Each is given a message that only looks, so that nothing it becomes can act. */
import type { Random } from 'fast-check';
import { pick } from '../draw.js';

export type ByteMutation = (bytes: Buffer, random: Random) => Buffer;

const place = (bytes: Buffer, random: Random) => random.nextInt(0, bytes.length);

function insert(bytes: Buffer, at: number, more: Uint8Array): Buffer {
  return Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);
}

/** Bytes that are no UTF-8, no JSON, or have a meaning of their own. */
const SPOILERS = [
  [0xff], [0xfe], [0x00], [0x1b], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xef, 0xbb, 0xbf],
  [0xef, 0xbf, 0xbf], [0xe2, 0x82], [0x80], [0x5c], [0x22], [0x27], [0x7b], [0x7d], [0x5b], [0x5d], [0x2c], [0x3a],
]; // biome-ignore format: a table

const WORDS = [
  '\\u0000',
  '\\ud800',
  '\\udc00\\ud800',
  '\\uffff',
  '\\x',
  '%s',
  '%p',
  'nul',
  'truee',
  '1e',
  '-',
  '0x1',
  '1.',
  '.5',
  '-0',
  '1e999999',
  '99999999999999999999',
  "'",
  "\\'",
  '//',
  '/**/',
];

const NEST = 1200;
/** Exponent of two: each stray byte may be worth an error reply, so the longest are few. */
const LONG = 16;

export const MUTATIONS: readonly ByteMutation[] = [
  (bytes, random) => bytes.subarray(0, place(bytes, random)),
  (bytes, random) => bytes.subarray(place(bytes, random)),
  (bytes, random) => {
    const from = place(bytes, random);
    return Buffer.concat([
      bytes.subarray(0, from),
      bytes.subarray(Math.min(bytes.length, from + random.nextInt(1, 8))),
    ]);
  },
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    const at = random.nextInt(0, Math.max(0, copy.length - 1));
    if (copy.length > 0) copy[at] = (copy[at] as number) ^ (1 << random.nextInt(0, 7));
    return copy;
  },
  (bytes, random) => insert(bytes, place(bytes, random), Buffer.from(pick(random, SPOILERS) as number[])),
  (bytes, random) => insert(bytes, place(bytes, random), Buffer.from(pick(random, WORDS) as string)),
  (bytes) => Buffer.concat([bytes, bytes]),
  (bytes, random) => insert(bytes, place(bytes, random), Buffer.from('['.repeat(random.nextInt(1, NEST)))),
  (bytes, random) =>
    insert(bytes, place(bytes, random), Buffer.from('{"a":'.repeat(random.nextInt(1, NEST)))),
  (bytes, random) =>
    insert(
      bytes,
      place(bytes, random),
      Buffer.alloc(2 ** random.nextInt(0, LONG), pick(random, [' ', '"', 'a', '1', '\n', ',']) as string),
    ),
];
