import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { loadCatalog } from '../../../schema/catalogs.js';
import type { JsonObject } from '../../../schema/json.js';
import { LineClient } from '../../../test/reference/client.js';
import { type Reference, startReference } from '../server.js';
import { readScript } from './read.js';

const model = loadCatalog('introspection-qemu-system-7.2');
const STATUS = '{ status: paused, running: false, singlestep: false }';

let server: Reference;
afterEach(() => server?.close());

async function client(script: string, negotiated = true): Promise<LineClient> {
  server = await startReference({ model, script: readScript(script, 'test.yaml', model) });
  const one = new LineClient(server.connect());
  await one.next();
  if (negotiated) await one.negotiate(['oob']);
  return one;
}

const outcome = ({ id, return: value, error, event }: JsonObject) => ({ id, value, error, event });
const status = '{"execute":"query-status","id":1}\n';

test.each([
  ['- do: [{ wait: 1 }]', 1, 'expected exactly one of "command", "when"'],
  ['- command: stop\n  do:\n    - {}', 3, 'expected exactly one of "return", "error", "normal"'],
  ['- command: stop\n  do:\n    - { wait: 1, event: STOP }', 3, 'expected exactly one of'],
  ['- command: stop\n  do: [{ wait: soon }]', 2, '"do.wait": expected a number'],
  ['- command: stop\n  d: []', 1, '"do" is missing'],
  ['- command: nope\n  do: [{ normal: true }]', 1, 'has no command nope'],
  ['- command: stop\n  do: [{ wait: 1 }]', 2, 'none of the steps answers: add one of return, error'],
  ['- command: stop\n  do: [{ normal: true }, { hang: true }]', 2, 'one answer, not normal and hang'],
  ['- when: connect\n  do:\n    - wait: 1\n    - return: {}', 4, '"when: connect" is no request to answer'],
  ['- when: start\n  do: [{ close: true }]', 2, 'nobody is connected'],
  ['- when: start\n  arguments: { a: 1 }\n  do: [{ wait: 1 }]', 2, 'has no arguments to match'],
  ['- command: stop\n  do: [{ return: 1 }]', 2, 'stop does not return that'],
  ['- command: stop\n  do: [{ error: { class: Odd, desc: x } }]', 2, 'no document knows an error class Odd'],
  ['- when: start\n  do: [{ event: ODD }]', 2, 'has no event ODD'],
  ['- when: start\n  do: [{ event: RESET }]', 2, "RESET has no such data: expected member 'guest' present"],
  ['- when: start\n  do: [{ wait: 1, data: {} }]', 2, '"data" is of an event'],
  ['- when: start\n  do: [{ wait: 1, arguments: {} }]', 2, '"arguments" are of what is executed'],
  ['- when: start\n  do: [{ execute: nope }]', 2, 'has no command nope'],
  [
    '- when: start\n  do: [{ execute: netdev_del }]',
    2,
    "netdev_del would be refused: Parameter 'id' is missing",
  ],
  ['- command: qmp_capabilities\n  do: [{ return: {} }]', 2, 'succeeds by "normal: true" alone'],
  ['- [', 1, 'not YAML'],
])('%j is refused with its line', (script, line, wrong) => {
  const read = () => readScript(script, 'test.yaml', model);
  expect(read).toThrow(wrong);
  expect(read).toThrow(new RegExp(`^test\\.yaml:${line}: [^\\n]*\\.$`));
});

test('the example of the manual is right', () => {
  const [, example = ''] =
    /```yaml\n([\s\S]*?)```/.exec(readFileSync('docs/how-to/mock-a-server.md', 'utf8')) ?? [];
  expect(readScript(example, 'docs/how-to/mock-a-server.md', model)).toHaveLength(4);
});

test('what is said to be invalid is not held against the document', () => {
  const script = '- command: stop\n  do: [{ return: 1, invalid: true }]';
  expect(readScript(script, 'test.yaml', model)).toHaveLength(1);
});

test('a sequence is played in order, then the server answers as always', async () => {
  const one = await client(
    `- { command: query-status, times: 1, do: [{ error: { desc: first } }] }
- { command: query-status, times: 1, do: [{ return: ${STATUS} }] }`,
  );
  one.send(status.repeat(3));
  const replies = [await one.next(), await one.next(), await one.next()].map(outcome);
  expect(replies).toMatchObject([
    { id: 1, error: { class: 'GenericError', desc: 'first' } },
    { id: 1, value: { status: 'paused' } },
    { id: 1, value: { status: 'running' } },
  ]);
});

test('arguments are matched, and checked first', async () => {
  const one = await client(
    "- command: object-del\n  arguments: { id: { $matches: '^a' } }\n  do: [{ return: {} }]",
  );
  const [good, other, bad] = await one.ask(
    ['{"id":"a1"}', '{"id":"b"}', '{}']
      .map((args) => `{"execute":"object-del","arguments":${args}}`)
      .join(''),
  );
  expect(good).toEqual({ return: {} });
  expect(other).toMatchObject({ error: { desc: expect.stringContaining('not found') } });
  expect(bad).toMatchObject({ error: { desc: expect.stringContaining('missing') } });
});

test('a late reply holds back in-band requests, and not those out of band', async () => {
  const one = await client('- command: query-status\n  do: [{ wait: 30 }, { normal: true }]');
  one.send(`${status}{"execute":"query-name","id":2}\n{"exec-oob":"migrate-pause","id":3}\n`);
  const ids = [await one.next(), await one.next(), await one.next()].map(({ id }) => id);
  expect(ids).toEqual([3, 1, 2]);
});

test('what was asked before half-closing is answered, however late', async () => {
  const one = await client('- command: query-status\n  do: [{ wait: 30 }, { normal: true }]');
  one.stream.end(status);
  expect((await one.until(() => false)).map(({ id }) => id)).toEqual([1]);
});

test('events go to every client, those of connecting to the one that has connected', async () => {
  const one = await client(`- command: query-status
  do: [{ normal: true }, { event: STOP }, { execute: system_powerdown }]
- when: connect
  do: [{ event: RESUME }]`);
  const other = new LineClient(server.connect());
  await other.next();
  await other.negotiate();
  expect(await other.next()).toMatchObject({ event: 'RESUME' });
  one.send(status);
  const events = (messages: JsonObject[]) => messages.map(({ event }) => event).filter(Boolean);
  const last = ({ event }: JsonObject) => event === 'POWERDOWN';
  expect(events(await one.until(last))).toEqual(['RESUME', 'STOP', 'POWERDOWN']);
  expect(events(await other.until(last))).toEqual(['STOP', 'POWERDOWN']);
});

test('text as it is, and the end of the connection', async () => {
  const one = await client(
    '- command: stop\n  do: [{ raw: \'{"half": \' }, { raw: "1}\\n" }, { close: true }]',
  );
  one.send('{"execute":"stop"}\n');
  expect(await one.until(() => false)).toEqual([{ half: 1 }]);
});

test('negotiation may be refused, and delayed', async () => {
  const one = await client(
    `- { command: qmp_capabilities, times: 1, do: [{ error: { desc: not yet } }] }
- { command: qmp_capabilities, do: [{ wait: 10 }, { normal: true }] }
- { when: connect, do: [{ event: STOP }] }`,
    false,
  );
  one.send('{"execute":"qmp_capabilities"}'.repeat(2));
  expect(await one.next()).toMatchObject({ error: { desc: 'not yet' } });
  expect(await one.next()).toEqual({ return: {} });
  expect(await one.next()).toMatchObject({ event: 'STOP' });
});

test('the start of the server is something that happens, and so is its end', async () => {
  const one = await client(
    '- when: start\n  do: [{ wait: 20 }, { execute: stop }, { wait: 20 }, { quit: true }]',
  );
  expect((await one.until(() => false)).map(({ event }) => event)).toEqual(['STOP']);
  await server.ended;
});
