import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startReference } from '../../harness/reference/server.js';
import { loadCatalog } from '../../schema/catalogs.js';
import type { JsonObject } from '../../schema/json.js';
import { LineClient } from './client.js';
import { missing, RealServer } from './real-server.js';

describe.skipIf(missing('qemu-ga'))('the reference converses as qemu-ga does', () => {
  let server: RealServer;
  let real: LineClient;
  let reference: LineClient;

  beforeAll(async () => {
    server = new RealServer('qemu-ga');
    real = new LineClient(await server.connect());
    reference = new LineClient((await startReference({ model: loadCatalog('qemu-ga-7.2') })).connect());
  });
  afterAll(() => server.end());

  test.each([
    '{"execute":"guest-ping"}',
    '{"execute":"guest-sync","arguments":{"id":123},"id":4}',
    '{"execute":"guest-sync-delimited","arguments":{"id":9007199254740993}}',
    '{"execute":"guest-sync-delimited","arguments":{"id":"1"}}',
    '{"execute":"guest-sync"}',
    '{"execute":"guest-sync","arguments":{"id":1,"more":2}}',
    '{"execute":"nope","id":[]}',
    '{"execute":"qmp_capabilities"}',
    '{"exec-oob":"guest-ping"}',
    '{"execute":"guest-ping","more":1}',
    '{"arguments":{}}',
    '[]',
    '{x}',
    '{"a":',
    '\xff',
    '\xff\xff{"execute":"guest-ping"}',
  ])('%j', async (text) => {
    const replies = await reference.askAnything(text);
    expect(replies).toEqual(await real.askAnything(text));
    expect(replies.length).toBeGreaterThan(0);
  });

  test('byte 0xFF stands before the reply to guest-sync-delimited only', async () => {
    for (const client of [real, reference]) {
      const bytes: string[] = [];
      client.stream.on('data', (text: string) => bytes.push(text));
      await client.ask(
        '{"execute":"guest-sync-delimited","arguments":{"id":1}}{"execute":"guest-sync","arguments":{"id":2}}',
      );
      expect(bytes.join('')).toMatch(/^\xff\{"return": 1\}\n\{"return": 2\}\n\{"(id|error)"/);
    }
  });

  test('guest-info lists the commands the agent has', async () => {
    const names = async (client: LineClient) => {
      const info = (await client.ask('{"execute":"guest-info"}'))[0]?.return as JsonObject;
      return (info.supported_commands as JsonObject[])
        .map(({ name, 'success-response': success }) => [name, success])
        .sort();
    };
    const listed = await names(reference);
    expect(listed).toEqual(expect.arrayContaining(await names(real)));
  });
});
