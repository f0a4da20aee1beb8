import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../schema/json.js';
import type { Interface } from '../../schema/model.js';
import { ReferenceMachine } from './reference-machine.js';
import type { Reference, ServerConnectionOptions } from './server.js';
import { ServerConnection, startReference } from './server.js';

const model: Interface = {
  document: { id: 't', title: 't', version: '7.2.1', digest: '', kind: 'qapi' },
  commands: {
    qmp_capabilities: { arguments: { enable: { type: ['QMPCapability'], optional: true } }, returns: {} },
    stop: { arguments: {}, returns: {} },
    cont: { arguments: {}, returns: {} },
    quit: { arguments: {}, returns: {} },
    urgent: { arguments: {}, returns: {}, oob: true },
  },
  events: { STOP: { data: {} }, RESUME: { data: {} }, SHUTDOWN: { data: { guest: { type: 'bool', optional: false } } } },
  types: { QMPCapability: { kind: 'enum', values: ['oob'] } },
  statements: [],
  diagnostics: [],
}; // biome-ignore format: a table

let reference: Reference;
beforeEach(async () => {
  reference = await startReference({ model });
});

/** Sends everything at once, half-closes, and gives back all that came. */
async function say(text: string, options?: ServerConnectionOptions): Promise<string> {
  const client = reference.connect(options);
  client.end(Buffer.from(text, 'latin1'));
  return readAll(client);
}

async function readAll(client: Duplex): Promise<string> {
  let all = '';
  for await (const bytes of client) all += (bytes as Buffer).toString('latin1');
  return all;
}

const messages = (text: string) =>
  text
    .split('\r\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as JsonObject);
const ids = (text: string) => messages(text).flatMap((m) => ('QMP' in m || 'event' in m ? [] : [m.id]));
const requests = (count: number) =>
  Array.from({ length: count }, (_, id) => `{"execute":"stop","id":${id}}`).join('');
const NEGOTIATE = '{"execute":"qmp_capabilities","id":"n"}';
const ENABLE_OOB = '{"execute":"qmp_capabilities","arguments":{"enable":["oob"]},"id":"n"}';

describe('negotiation', () => {
  test('the greeting has the version of the document and its capabilities', async () => {
    const version = { qemu: { major: 7, minor: 2, micro: 1 }, package: expect.any(String) };
    expect(messages(await say(''))).toEqual([{ QMP: { version, capabilities: ['oob'] } }]);
  });

  test('every other command is refused before it, and it is refused after it', async () => {
    const replies = messages(
      await say(`{"execute":"stop"}{"execute":"nope"}${NEGOTIATE}${NEGOTIATE}{"execute":"stop"}`),
    );
    const not = (desc: RegExp) => ({
      error: { class: 'CommandNotFound', desc: expect.stringMatching(desc) },
    });
    expect(replies.slice(1)).toEqual([
      not(/Expecting capabilities/),
      not(/Expecting capabilities/),
      { return: {}, id: 'n' },
      { ...not(/already complete/), id: 'n' },
      { event: 'STOP', timestamp: expect.any(Object) },
      { return: {} },
    ]);
  });

  test('a capability that does not exist leaves negotiation open', async () => {
    const enable = '{"execute":"qmp_capabilities","arguments":{"enable":["speed"]}}';
    expect(messages(await say(`${enable}${NEGOTIATE}`)).slice(1)).toEqual([
      { error: { class: 'GenericError', desc: expect.stringContaining("'speed'") } },
      { return: {}, id: 'n' },
    ]);
  });
});

describe('several monitors', () => {
  test('negotiate for themselves, and hear events from then on', async () => {
    const [silent, listening] = [reference.connect(), reference.connect()];
    listening.write(NEGOTIATE);
    await say(`${NEGOTIATE}{"execute":"stop"}`);
    silent.end(NEGOTIATE);
    listening.end();
    expect(messages(await readAll(silent)).map((m) => Object.keys(m)[0])).toEqual(['QMP', 'return']);
    expect(messages(await readAll(listening)).map((m) => Object.keys(m)[0])).toEqual([
      'QMP',
      'return',
      'timestamp',
    ]);
  });

  test('one that leaves in mid-message harms no other', async () => {
    const client = reference.connect();
    client.write(`${NEGOTIATE}${requests(20)}{"execute":`);
    client.destroy();
    await once(client, 'close');
    expect(ids(await say(`${NEGOTIATE}${requests(2)}`))).toEqual(['n', 0, 1]);
  });
});

describe('out of band', () => {
  const urgent = '{"exec-oob":"urgent","id":"!"}';

  test('overtakes in-band requests, which keep their order', async () => {
    expect(ids(await say(`${ENABLE_OOB}${requests(3)}${urgent}`))).toEqual(['n', '!', 0, 1, 2]);
  });

  test('reaches only as far as the queue of eight', async () => {
    const replies = ids(await say(`${ENABLE_OOB}${requests(20)}${urgent}`));
    expect(replies.filter((id) => id !== '!')).toEqual(['n', ...Array(20).keys()]);
    // Twelve must have left the queue before the rest of it could be read.
    expect(replies.indexOf('!')).toBe(1 + 13);
  });

  test('needs the capability, a command that allows it, and no execute beside it', async () => {
    const refused = async (text: string) => messages(await say(text)).at(-1)?.error;
    expect(await refused(`${NEGOTIATE}${urgent}`)).toMatchObject({
      desc: expect.stringMatching(/'exec-oob' is unexpected/),
    });
    expect(await refused(`${ENABLE_OOB}{"exec-oob":"stop"}`)).toMatchObject({
      desc: expect.stringMatching(/stop does not support OOB/),
    });
    expect(await refused(`${ENABLE_OOB}{"exec-oob":"urgent","execute":"urgent"}`)).toMatchObject({
      desc: expect.stringMatching(/clashes/),
    });
  });

  test('a full queue stops the reading until there is room', async () => {
    const client = reference.connect();
    client.resume();
    client.write(`${ENABLE_OOB}`);
    await new Promise((resolve) => client.once('data', resolve));
    client.write(requests(9));
    client.write('{"execute":"stop","id":"later"}');
    expect(client.writableLength).toBeGreaterThan(0);
    const drained = once(client, 'drain', { signal: AbortSignal.timeout(5000) });
    expect(client.write(' '.repeat(client.writableHighWaterMark))).toBe(false);
    await drained;
    expect(client.writableLength).toBe(0);
  });
});

test('a client that is gone is not told of events any more', async () => {
  const machine = new ReferenceMachine(model, 0);
  const client = new ServerConnection(machine);
  expect(machine.listeners.size).toBe(1);
  client.destroy();
  await once(client, 'close');
  expect(machine.listeners.size).toBe(0);
});

test('a document without qmp_capabilities still has a way to begin', async () => {
  const { qmp_capabilities: _, ...commands } = model.commands;
  reference = await startReference({ model: { ...model, commands } });
  expect(messages(await say(`${NEGOTIATE}{"execute":"cont"}`)).slice(1)).toEqual([
    { return: {}, id: 'n' },
    { return: {} },
  ]);
});

test('bytes may come one at a time, or anyhow', async () => {
  const text = `${NEGOTIATE} @ {"execute":"stop","id":"\\u00e9\xc3\xa9"}\n'x'{"execute":"cont" \xff{"execute":"nope","id":1e2}`;
  const stable = (output: string) => output.replace(/"timestamp": {.*?}/g, '');
  const whole = stable(await say(`${text}{"execute":"cont"}`));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(text.length)), async (cuts) => {
      const client = reference.connect();
      const at = [0, ...cuts.sort((a, b) => a - b), text.length];
      for (const [i, end] of at.slice(1).entries())
        client.write(Buffer.from(text.slice(at[i], end), 'latin1'));
      client.end('{"execute":"cont"}');
      expect(stable(await readAll(client))).toBe(whole);
    }),
  );
});

test('pretty output has the same messages over several lines', async () => {
  const plain = await say(NEGOTIATE);
  const pretty = await say(NEGOTIATE, { pretty: true });
  expect(pretty.split('\r\n').length).toBeGreaterThan(10);
  expect(
    pretty
      .split('\r\n}\r\n')
      .slice(0, -1)
      .map((m) => JSON.parse(`${m}}`)),
  ).toEqual(messages(plain));
});

test('quit answers, tells everybody, and closes all sessions', async () => {
  const other = reference.connect();
  other.write(NEGOTIATE);
  const closing = readAll(other);
  const client = reference.connect();
  client.write(`${NEGOTIATE}{"execute":"quit","id":"q"}`);
  const last = messages(await readAll(client)).slice(-2);
  expect(last).toEqual([
    expect.objectContaining({ event: 'SHUTDOWN', data: { guest: false } }),
    { return: {}, id: 'q' },
  ]);
  expect(messages(await closing).at(-1)).toMatchObject({ event: 'SHUTDOWN' });
  await reference.ended;
});
