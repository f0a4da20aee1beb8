import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { isObject, type JsonObject } from '../../schema/json.js';
import { equalJson } from '../../schema/json-text.js';
import type { LineClient } from './client.js';
import { Pair } from './pair.js';
import { missing } from './real-server.js';

/** What of a reply both servers must agree on: everything but a returned value. */
function essence(messages: JsonObject[]): JsonObject[] {
  return messages.map(({ return: result, timestamp, ...rest }) => ({
    ...rest,
    ...(result === undefined ? {} : { return: true }),
    ...(timestamp === undefined ? {} : { timestamp: true }),
  }));
}

describe.skipIf(missing('qemu-system-x86_64'))('the reference converses as QEMU does', () => {
  let pair: Pair;

  beforeAll(() => {
    pair = new Pair('qemu-system-x86_64');
  });
  afterEach(() => pair.disconnect());
  afterAll(() => pair.end());

  async function compare(text: string, enable: string[] | null = []): Promise<JsonObject[]> {
    const [real, reference] = await pair.connect(enable);
    const replies = essence(await reference.ask(text));
    expect(replies).toEqual(essence(await real.ask(text)));
    return replies;
  }

  test.each([
    '{"execute":"query-status"}',
    '{"execute":"nope","id":[1,{"a":null}]}',
    '{"execute":"qmp_capabilities","arguments":{"enable":["foo"]},"id":1}{"execute":"query-status"}',
    '{"execute":"qmp_capabilities","arguments":{"enable":"oob"}}',
    '{"execute":"qmp_capabilities","arguments":{"x":1}}',
    '{"exec-oob":"query-status"}',
    '{"exec-oob":"qmp_capabilities"}',
    '{"execute":1} @ \n {"execute":"query-version","id":"x"}',
    '{"execute":"qmp_capabilities","id":1}{"execute":"qmp_capabilities","id":2}{"execute":"query-status","id":3}',
    '{"execute":"qmp_capabilities","arguments":{"enable":["oob","oob"]}}{"exec-oob":"query-yank","id":1}',
    '{"execute":"qmp_capabilities","arguments":{"enable":[]}}{"exec-oob":"query-yank","id":1}',
  ])('in negotiation: %s', async (text) => {
    expect((await compare(text, null)).length).toBeGreaterThan(0);
  });

  test.each([
    '{"exec-oob":"query-status","id":3}',
    '{"exec-oob":"nope","id":3}',
    '{"exec-oob":"qmp_capabilities","id":3}',
    '{"exec-oob":"qmp_capabilities","arguments":{"enable":["oob"]}}',
    '{"exec-oob":1,"id":4}',
    '{"execute":"query-status","exec-oob":"query-status","id":5}',
    '{"exec-oob":"query-status","execute":"query-status","id":5}',
    '{"exec-oob":"migrate-recover","arguments":{},"id":6}',
    '{"exec-oob":"migrate-recover","arguments":3,"id":6}',
    '{"exec-oob":"query-status","arguments":{"a":1},"id":6}',
    '{"exec-oob":"query-yank","id":"x"}',
    '{"exec-oob":"query-yank"}',
    '{"execute":"query-yank","id":"x"}',
  ])('with oob enabled: %s', async (text) => {
    expect(await compare(text, ['oob'])).toHaveLength(1);
  });

  test.each([
    ...['null', 'true', 'false', '1', '-1', '0', '-0', '1.5', '2.0', '1e3', '-0.0', '0.1', '1e-7', '1e21', '5e-324', '[]', '{}', '""'],
    ...['9007199254740993', '9223372036854775807', '9223372036854775808', '18446744073709551615', '-9223372036854775808'],
    ...['[1,[2,{"a":[]}]]', '"a\\u0000b"', '"\\u00e9\\ud83d\\ude00\\/\\b\\f\\n\\r\\t\\"\\\\"', '"\\u001f\\u007f"', "'a\"b\\'c'"],
    ...['"\xc3\xa9\xf0\x9f\x98\x80\x7f\xc2\x80"', '{"__proto__":{"constructor":1}}', '123456789.123', '1E+2'],
  ])('id %s comes back', async (id) => {
    const [real, reference] = await pair.connect();
    const request = `{"execute":"query-name","id":${id}}{"execute":"nope","id":${id}}`;
    const [replies, expected] = [await reference.ask(request), await real.ask(request)];
    expect(replies).toHaveLength(2);
    for (const [i, reply] of replies.entries()) expect(equalJson(reply.id, expected[i]?.id)).toBe(true);
  }); // biome-ignore format: a list

  test('stop and cont give one event each, before their reply', async () => {
    const [real, reference] = await pair.connect();
    const steps = ['cont', 'stop', 'stop', 'cont', 'cont', 'stop', 'system_reset', 'system_powerdown'];
    const hear = async (client: LineClient) => {
      client.send(steps.map((execute, id) => JSON.stringify({ execute, id })).join('\n'));
      return essence(await client.until((message) => message.id === steps.length - 1));
    };
    // The reference starts as a running machine, the real one is told to wait.
    await reference.ask('{"execute":"stop"}');
    expect(await hear(reference)).toEqual(await hear(real));
  });

  test.each([
    ...['blockdev-del","arguments":{"node-name":"x"}'],
    ...['object-del","arguments":{"id":"x"}', 'chardev-remove","arguments":{"id":"x"}', 'block-export-del","arguments":{"id":"x"}'],
    ...['device_del","arguments":{"id":"x"}', 'netdev_del","arguments":{"id":"x"}', 'eject","arguments":{"id":"x"}'],
    ...['device_add","arguments":{"driver":"x"}', 'ringbuf-read","arguments":{"device":"x","size":1}'],
    ...['block-job-cancel","arguments":{"device":"x"}', 'block-job-dismiss","arguments":{"id":"x"}'],
    ...['job-cancel","arguments":{"id":"x"}', 'job-dismiss","arguments":{"id":"x"}'],
    // Of commands on nodes the documents tell another class than QEMU gives: the reference goes by the documents.
  ])('what does not exist is refused with the same class: %s', async (request) => {
    const [real, reference] = await pair.connect();
    const classes = [reference, real].map(async (client) => {
      const [reply] = await client.ask(`{"execute":"${request}}`);
      return isObject(reply?.error) ? reply.error.class : 'no error';
    });
    const [ours, theirs] = await Promise.all(classes);
    expect(ours).toBe(theirs);
    expect(ours).not.toBe('no error');
  }); // biome-ignore format: a list

  test('a job goes through the same states, whatever its client wants a say in', async () => {
    const [real, reference] = await pair.connect();
    const steps: [string, JsonObject][] = [
      ['blockdev-add', { driver: 'null-co', 'node-name': 'n', size: 65536 }],
      ['block-stream', { device: 'n', 'job-id': 'j' }],
      ['block-stream', { device: 'n', 'job-id': 'j', 'auto-finalize': false, 'auto-dismiss': false }],
      ['job-dismiss', { id: 'j' }],
      ['query-jobs', {}],
      ['job-finalize', { id: 'j' }],
      ['job-finalize', { id: 'j' }],
      ['query-block-jobs', {}],
      ['job-dismiss', { id: 'j' }],
      ['block-stream', { device: 'n', 'job-id': 'j', 'auto-finalize': false }],
      ['job-cancel', { id: 'j' }],
      ['query-jobs', {}],
      ['blockdev-del', { 'node-name': 'n' }],
    ];
    const told: JsonObject[][] = [];
    for (const client of [real, reference]) {
      const messages: JsonObject[] = [];
      for (const [id, [execute, args]] of steps.entries()) {
        client.send(JSON.stringify({ execute, arguments: args, id }));
        messages.push(...(await client.until((message) => message.id === id)));
      }
      told.push(messages.map(({ timestamp: _, ...message }) => message));
    }
    expect(told[1]).toEqual(told[0]);
  });

  test('a client that leaves in mid-message harms nobody', async () => {
    const [real, reference] = await pair.connect();
    for (const client of [real, reference]) {
      client.send(`${'{"execute":"query-commands"}'.repeat(50)}{"execute":"que`);
    }
    await pair.disconnect();
    expect(await compare('{"execute":"query-name","id":1}')).toEqual([{ return: true, id: 1 }]);
  });
});
