/** The cases of examples, on servers made up for them. */
import { expect, test } from 'vitest';
import type { JsonObject } from '../../schema/json.js';
import type { Command, ExampleMessage, Interface } from '../../schema/model.js';
import { casesOf, command, outcome, type World } from '../../test/documents/world.js';

const str = { type: 'str', optional: false };
const sent = (json: JsonObject, flaw?: ExampleMessage['flaw']): ExampleMessage => ({
  kind: 'request',
  line: 3,
  json,
  ...(flaw === undefined ? {} : { flaw }),
});
const said = (json: JsonObject): ExampleMessage => ({ kind: 'reply', line: 4, json });
const broken = (flaw: ExampleMessage['flaw'] & {}): ExampleMessage => ({
  kind: 'reply',
  line: 4,
  flaw,
  digest: 'abcd0123',
});

/** A world whose document prints one example of the command `name`. */
function world(
  name: string,
  messages: ExampleMessage[],
  documented: Partial<Command>,
  served: Partial<Command> = documented,
  more: Partial<World> & { has?: string[]; types?: Interface['types'] } = {},
): World {
  const others = Object.fromEntries((more.has ?? []).map((other) => [other, command()]));
  return {
    document: {
      commands: { [name]: command(documented) },
      types: more.types ?? {},
      examples: [{ entity: name, messages }],
    },
    server: { commands: { [name]: command(served), ...others } },
    ...more,
  };
}

/** The outcome of the case of the one example, by its last part. */
function comesTo(given: World, last: string) {
  const id = [...casesOf(given).keys()].find(
    (each) => each.includes('/example/') && each.endsWith(`/${last}`),
  );
  return id === undefined ? null : outcome(given, id.replace('document/doc/', ''));
}

const lamp = { arguments: { id: str } };
const right = sent({ execute: 'lamp', arguments: { id: 'a' } });
const wrong = sent({ execute: 'lamp', arguments: { id: 1 } });

test('an example is JSON; clients may use single quotes, servers may not', async () => {
  const json = (...messages: ExampleMessage[]) => comesTo(world('lamp', messages, lamp), 'json');
  expect(await json(right, said({ return: {} }))).toBe('pass');
  expect(await json(sent({ execute: 'lamp' }, 'single-quoted'))).toBe('pass');
  expect(await json(right, { ...said({ return: {} }), flaw: 'single-quoted' })).toEqual(['example/json']);
  expect(await json(right, broken('not-json'))).toEqual(['example/json']);
  expect(await json(right, broken('lost'))).toContain('blocked: the document lost lines');
});

test('an example is as its document defines it', async () => {
  const documented = (...messages: ExampleMessage[]) => comesTo(world('lamp', messages, lamp), 'documented');
  expect(await documented(right, said({ return: {} }))).toBe('pass');
  expect(await documented(wrong)).toEqual(['example/documented']);
  expect(await documented(right, said({ return: { a: 1 } }))).toEqual(['example/documented']);
  expect(await documented({ ...wrong, flaw: 'shortened' })).toContain(
    'inapplicable: the example is shortened',
  );
});

test('an example is as the server declares itself, unless the document contradicts itself', async () => {
  const served = (
    message: ExampleMessage,
    documentedAs: Partial<Command>,
    servedAs: Partial<Command>,
    more: Partial<World> = {},
  ) => comesTo(world('lamp', [message], documentedAs, servedAs, more), 'served');
  const number = { arguments: { id: { type: 'int', optional: false } } };
  expect(await served(right, lamp, lamp)).toBe('pass');
  expect(await served(right, lamp, number)).toEqual(['example/served']);
  expect(await served(wrong, lamp, lamp)).toBe(
    'inapplicable: the example is not as its own document defines it',
  );
  expect(await served(right, lamp, lamp, { silent: true })).toContain(
    'blocked: the target has no query-qmp-schema',
  );
  const linux = { arguments: { id: { ...str, condition: 'CONFIG_LINUX' } } };
  expect(await served(right, linux, { arguments: {} })).toContain('only where CONFIG_LINUX');
});

test('what a server says is held against examples of its own release only', async () => {
  const event: World['document'] = {
    events: { ON: { data: { a: str } } },
    examples: [
      { entity: 'ON', messages: [{ kind: 'event', line: 1, json: { event: 'ON', data: { a: 'x' } } }] },
    ],
  };
  const server = (type: string): World['server'] => ({ events: { ON: { data: { a: { ...str, type } } } } });
  expect(await comesTo({ document: event, server: server('str') }, 'served')).toBe('pass');
  expect(await comesTo({ document: event, server: server('int') }, 'served')).toEqual(['example/served']);
  expect(await comesTo({ document: event, server: server('int'), version: '5.2' }, 'served')).toContain(
    'inapplicable: an event of another release',
  );
  expect(await comesTo({ document: event, server: {} }, 'served')).toContain('has no event ON');
});

test('what the names of an example stand for is made, and taken away again', async () => {
  const log: string[] = [];
  const reply = (name: string, args?: JsonObject) => {
    log.push(`${name} ${JSON.stringify(args)}`);
    return { return: {} };
  };
  const messages = [
    sent({ execute: 'block-dirty-bitmap-add', arguments: { node: 'drive0', name: 'b' } }),
    said({ return: {} }),
  ];
  const arguments_ = { node: str, name: str };
  const given = world('block-dirty-bitmap-add', messages, { arguments: arguments_ }, undefined, {
    has: ['blockdev-add', 'blockdev-del'],
    reply,
  });
  expect(await comesTo(given, 'replayed')).toBe('pass');
  expect(log).toEqual([
    expect.stringMatching(/^blockdev-add .*"node-name":"drive0"/),
    'block-dirty-bitmap-add {"node":"drive0","name":"b"}',
    'blockdev-del {"node-name":"drive0"}',
  ]);
  const refusing = (which: string) => ({
    ...given,
    reply: (name: string): JsonObject =>
      name === which ? { error: { class: 'GenericError', desc: 'no' } } : { return: {} },
  });
  expect(await comesTo(refusing('block-dirty-bitmap-add'), 'replayed')).toEqual(['example/accepted']);
  expect(await comesTo(refusing('blockdev-add'), 'replayed')).toBe(
    'blocked: what the example needs cannot be made: blockdev-add: GenericError: no',
  );
});

test('files of an example are put below the scratch directory', async () => {
  const log: (JsonObject | undefined)[] = [];
  const request = sent({ execute: 'pmemsave', arguments: { val: 1, filename: '/tmp/dump' } });
  const args = { val: { type: 'int', optional: false }, filename: str };
  const given = world('pmemsave', [request], { arguments: args }, undefined, {
    reply: (_, sentArguments) => {
      log.push(sentArguments);
      return { return: {} };
    },
  });
  expect(await comesTo(given, 'replayed')).toBe('pass');
  expect(log).toEqual([{ val: 1, filename: '/scratch/example-dump' }]);
});

test('a reply is as the example and the document show it', async () => {
  const types = { Lamp: { kind: 'object' as const, members: { on: { type: 'bool', optional: false } } } };
  const query = (answer: JsonObject) =>
    comesTo(
      world(
        'query-lamp',
        [sent({ execute: 'query-lamp' }), said({ return: { on: true } })],
        { returns: 'Lamp' },
        undefined,
        { types, reply: () => answer },
      ),
      'replayed',
    );
  expect(await query({ return: { on: false, new: 1 } })).toBe('pass');
  expect(await query({ return: {} })).toEqual(['example/reply']);
  expect(await query({ return: [] })).toEqual(['example/reply', 'example/reply']);
  expect(await query({ error: { class: 'GenericError', desc: 'none' } })).toContain(
    'blocked: no success reply',
  );
});

test('an event that an example shows must come', async () => {
  const request = sent({ execute: 'stop' });
  const shown: ExampleMessage = { kind: 'event', json: { event: 'STOP' } };
  const stop = (messages: ExampleMessage[], ...events: string[]) =>
    comesTo(world('stop', messages, {}, undefined, { events }), 'replayed');
  expect(await stop([request, shown], 'STOP')).toBe('pass');
  expect(await stop([request, shown])).toEqual(['example/event']);
  expect(await stop([request])).toBe('pass');
});

test('what cannot be brought about is blocked, with the reason', async () => {
  const replayed = (...messages: ExampleMessage[]) => comesTo(world('lamp', messages, lamp), 'replayed');
  expect(await replayed(right)).toContain(
    'nothing here makes what the names in this example of lamp stand for',
  );
  expect(await replayed(wrong)).toContain('inapplicable: the example is not as its own document defines it');
  expect(await comesTo(world('lamp', [sent({ execute: 'lamp' })], {}), 'replayed')).toContain(
    'nothing here brings about',
  );
  const failing = world('lamp', [right, said({ error: { class: 'GenericError' } })], lamp);
  expect(await comesTo(failing, 'refused')).toContain('blocked: the example shows an error');
});

test('the id of an example tells what it says, not where it stands', () => {
  const ids = (messages: ExampleMessage[]) =>
    [...casesOf(world('lamp', messages, lamp)).keys()].filter((id) => id.includes('/example/'));
  expect(ids([right])).toEqual(ids([{ ...right, line: 99 }]));
  expect(ids([right])).not.toEqual(ids([wrong]));
});
