import { expect, test } from 'vitest';
import type { Interface } from '../../schema/model.js';
import { startReference } from './server.js';

const model: Interface = {
  document: { id: 't', title: 't', version: '7.2.1', digest: '', kind: 'qapi' },
  commands: {
    'guest-info': { arguments: {}, returns: 'Info' },
    'guest-sync': { arguments: { id: { type: 'int', optional: false } }, returns: 'int' },
    'guest-sync-delimited': { arguments: { id: { type: 'int', optional: false } }, returns: 'int' },
    'guest-shutdown': { arguments: {}, returns: {}, successResponse: false },
  },
  events: {},
  types: { Info: { kind: 'object', members: { version: { type: 'str', optional: false } } } },
  statements: [],
  diagnostics: [],
};

async function say(text: string): Promise<string> {
  const client = (await startReference({ model })).connect();
  client.end(text);
  let all = '';
  for await (const bytes of client) all += (bytes as Buffer).toString('latin1');
  return all;
}

test.each([
  ['', ''],
  ['{"execute":"guest-info"}', '{"return": {"version": "7.2.1"}}\n'],
  ['{"execute":"guest-sync","arguments":{"id":5},"id":"x"}', '{"return": 5, "id": "x"}\n'],
  ['{"execute":"guest-sync-delimited","arguments":{"id":5}}', '\xff{"return": 5}\n'],
  ['{"execute":"guest-shutdown"}', ''],
])('%s', async (text, answer) => expect(await say(text)).toBe(answer));

test('a command that gives no success reply still gives errors', async () => {
  expect(await say('{"execute":"guest-shutdown","arguments":{"x":1}}')).toMatch(
    /^\{"error".*'x' is unexpected/,
  );
});
