import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { JsonValue } from './json.js';
import { packSchema, unpackSchema } from './packed.js';

const packed = (text: string) => deflateRawSync(text).toString('base64');

test('a reply comes back as it was, on one line', () => {
  const reply: JsonValue[] = [{ name: 'a', 'meta-type': 'command', big: 9007199254740993n }, null, 'ü\n'];
  const text = packSchema(reply) as string;
  expect(text).toMatch(/^[A-Za-z0-9+/=]+$/);
  expect(unpackSchema(text)).toEqual(reply);
});

test('a reply that is too large is not kept', () => {
  expect(packSchema(['x'.repeat(9 << 20)])).toBeNull();
});

test.each([
  ['nothing', ''],
  ['no base64', '%%%'],
  ['nothing deflated', Buffer.from('[]').toString('base64')],
  ['no JSON', packed('[')],
  ['no list', packed('{}')],
  ['a list that is deeper than walks go', packed(`${'['.repeat(5000)}${']'.repeat(5000)}`)],
  ['a little that becomes a lot', packed(`"${'x'.repeat(64 << 20)}"`)],
])('%s is no reply', (_, text) => {
  expect(unpackSchema(text)).toBeNull();
});
