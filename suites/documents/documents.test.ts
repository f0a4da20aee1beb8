/** The cases of a small document, on servers made up for it. */
import { expect, test } from 'vitest';
import type { Edition } from '../../schema/compare/history.js';
import type { JsonObject, JsonValue } from '../../schema/json.js';
import type { Command, Interface, Statement } from '../../schema/model.js';
import { casesOf, command, iface, outcome, type World } from '../../test/documents/world.js';

const str = { type: 'str', optional: false };
const edition = (version: string, commands: string[]): Edition => ({
  program: 'qemu-system',
  version,
  iface: iface(`e-${version}`, version, {
    commands: Object.fromEntries(commands.map((name) => [name, command()])),
  }),
});

test('a documented command is there, or the documents tell why it is not', async () => {
  const world = (
    more: Partial<Command>,
    server: Partial<Interface> = {},
    history: Edition[] = [],
  ): World => ({
    document: { commands: { c: command(more) } },
    server,
    history,
  });
  const id = 'command/c/present';
  expect(await outcome(world({}, { commands: { c: command() } }), id)).toBe('pass');
  expect(await outcome(world({}), id)).toEqual(['document/entity-kept']);
  expect(await outcome(world({ condition: 'CONFIG_C' }), id)).toContain(
    'inapplicable: doc has it only where CONFIG_C',
  );
  expect(await outcome(world({ since: '9.0' }), id)).toContain('inapplicable: doc has it since 9.0');
  // That it is gone excuses nothing where nobody announced it, but before there were lists of what was removed.
  const gone = [edition('4.2', ['c']), edition('5.2', []), edition('7.2', [])];
  expect(await outcome({ ...world({}, {}, gone), version: '6.0' }, id)).toEqual(['document/entity-kept']);
  expect(await outcome({ ...world({}, {}, gone), version: '4.2' }, id)).toContain(
    'inapplicable: it went before 5.2',
  );
  expect(await outcome(world({}, {}, [edition('7.2', ['c'])]), id)).toEqual(['document/entity-kept']);
});

test('an event without introspection cannot be looked up', async () => {
  const world: World = { document: { events: { E: { data: { a: str } } } }, server: {} };
  expect(await outcome(world, 'event/E/present')).toEqual(['document/entity-kept']);
  expect(await outcome({ ...world, silent: true }, 'event/E/present')).toContain(
    'blocked: the target has no',
  );
  const there = { ...world, server: { events: { E: { data: {} } } } };
  expect(await outcome(there, 'event/E/present')).toBe('pass');
  expect(await outcome(there, 'event/E/data/a')).toEqual(['document/receive/member-kept']);
});

test('arguments: each aspect of each has a case of its own', async () => {
  const world = (args: Command['arguments']): World => ({
    document: { commands: { c: command({ arguments: { a: { type: 'int', optional: true, line: 7 } } }) } },
    server: { commands: { c: command({ arguments: args }) } },
  });
  const verdicts = async (args: Command['arguments']) =>
    Promise.all(
      ['arguments', 'argument/a/present', 'argument/a/optional', 'argument/a/type'].map((last) =>
        outcome(world(args), `command/c/${last}`),
      ),
    );
  expect(await verdicts({ a: { type: 'int', optional: true } })).toEqual(['pass', 'pass', 'pass', 'pass']);
  expect(await verdicts({ a: { type: 'int', optional: false } })).toEqual([
    'pass',
    'pass',
    ['document/send/stays-optional'],
    'pass',
  ]);
  expect(await verdicts({ a: { type: 'str', optional: true } })).toEqual([
    'pass',
    'pass',
    'pass',
    ['document/send/type'],
  ]);
  const [whole, present, optional] = await verdicts({ b: str });
  expect(whole).toEqual(['document/send/no-new-mandatory']);
  expect(present).toEqual(['document/send/member-kept']);
  expect(optional).toContain('inapplicable');
  expect(casesOf(world({})).get('document/doc/command/c/argument/a/type')?.cites[0]).toEqual({
    doc: 'doc',
    entity: 'c',
    line: 7,
  });
});

test('what the document lost is blocked', async () => {
  const document = {
    commands: {
      c: command({ arguments: { a: { type: null, optional: false } }, returns: null, incomplete: true }),
    },
  };
  const world: World = { document, server: { commands: { c: command({ arguments: { a: str, b: str } }) } } };
  expect(await outcome(world, 'command/c/arguments')).toContain('blocked: the document lost');
  expect(await outcome(world, 'command/c/argument/a/type')).toContain('blocked');
  expect(await outcome(world, 'command/c/returns')).toContain('blocked');
  expect(await outcome(world, 'command/c/argument/a/present')).toBe('pass');
});

test('returns, by member, and by what really comes', async () => {
  const T = { kind: 'object' as const, members: { a: str } };
  const world = (returns: Command['returns'], types: Interface['types'], got: JsonValue): World => ({
    document: { commands: { 'query-c': command({ returns: ['T'] }) }, types: { T } },
    server: { commands: { 'query-c': command({ returns }) }, types },
    reply: () => ({ return: got }),
  });
  const good = world(['1'], { '1': T }, [{ a: 'x' }]);
  const bad = world(['1'], { '1': { kind: 'object', members: {} } }, [{}]);
  expect(await outcome(good, 'command/query-c/returns/a')).toBe('pass');
  expect(await outcome(good, 'command/query-c/reply')).toBe('pass');
  expect(await outcome(bad, 'command/query-c/returns/a')).toEqual(['document/receive/member-kept']);
  expect(await outcome(bad, 'command/query-c/reply')).toEqual(['document/receive/stays-present']);
  expect(await outcome(world('str', {}, 'x'), 'command/query-c/returns')).toEqual(['document/receive/type']);
});

test('a document of the release itself must hold, another one should; the own one must mention everything', async () => {
  const document = { commands: { c: command() } };
  const level = (version: string) =>
    casesOf({ document, server: {}, version }).get('document/doc/command/c/present')?.level;
  expect(level('7.2')).toBe('MUST');
  expect(level('6.0')).toBe('SHOULD');
  const world = { document, server: { commands: { c: command(), extra: command() } } };
  expect(await outcome(world, 'undocumented/commands')).toEqual(['document/undocumented']);
  expect(await outcome({ ...world, version: '6.0' }, 'undocumented/commands')).toBe('no such case');
});

const error = (name: string, desc: string) => ({ error: { class: name, desc } });

test('a documented error is provoked, and its class compared', async () => {
  const statement: Statement = {
    entity: 'c', member: 'device', kind: 'error', class: 'DeviceNotFound', when: 'not-found', line: 3,
  }; // biome-ignore format: one fact
  const args = { device: str, other: str };
  const world = (reply: World['reply']): World => ({
    document: { commands: { c: command({ arguments: args }) }, statements: [statement] },
    server: { commands: { c: command({ arguments: args }) } },
    ...(reply ? { reply } : {}),
  });
  const id = 'command/c/error/DeviceNotFound/not-found/device';
  const sent: (JsonObject | undefined)[] = [];
  const right: World['reply'] = (_, sentArgs) => {
    sent.push(sentArgs);
    return error('DeviceNotFound', 'x');
  };
  expect(await outcome(world(right), id)).toBe('pass');
  expect(sent).toEqual([{ device: 'qmpspec-none', other: 'qmpspec-other' }]);
  expect(
    await outcome(
      world(() => error('GenericError', "no 'qmpspec-none'")),
      id,
    ),
  ).toEqual(['document/statement/error']);
  expect(
    await outcome(
      world(() => error('GenericError', "no 'qmpspec-other'")),
      id,
    ),
  ).toContain('blocked: refused for');
  expect(
    await outcome(
      world(() => ({ return: {} })),
      id,
    ),
  ).toEqual(['document/statement/error']);
});

test('choices and ranges are tried beyond their edges', async () => {
  const statements: Statement[] = [
    { entity: 'c', kind: 'either-or', choice: 'exactly-one', members: ['a', 'b'] },
    { entity: 'c', kind: 'range', member: 'n', min: 512, max: 1024, powerOfTwo: true },
    { entity: 'c', kind: 'default', member: 'n', value: 512 },
  ];
  const args = {
    a: { type: 'str', optional: true },
    b: { type: 'str', optional: true },
    n: { type: 'int', optional: true },
  };
  const sent: string[] = [];
  const world = (desc: string | null): World => ({
    document: { commands: { c: command({ arguments: args }) }, statements },
    server: { commands: { c: command({ arguments: args }) } },
    reply: (_, sentArgs) => {
      sent.push(JSON.stringify(sentArgs));
      return desc === null ? { return: {} } : error('GenericError', desc);
    },
  });
  expect(await outcome(world('either a or b, and n'), 'command/c/either-or/exactly-one/a+b')).toBe('pass');
  expect(sent.splice(0)).toEqual(['{}', '{"a":"qmpspec-other","b":"qmpspec-other"}']);
  expect(await outcome(world(null), 'command/c/either-or/exactly-one/a+b')).toHaveLength(2);
  sent.length = 0;
  expect(await outcome(world('n is wrong'), 'command/c/range/n')).toBe('pass');
  expect(sent.splice(0)).toEqual(['{"n":511}', '{"n":1025}', '{"n":1536}']);
  expect(await outcome(world(null), 'command/c/range/n')).toHaveLength(3);
});

test('ids are those of the document, each once', () => {
  const document = {
    commands: { c: command({ arguments: { a: str }, oob: true }) },
    events: { E: { data: { a: str } } },
  };
  const ids = [...casesOf({ document, server: {} }).keys()].filter((id) => !/qmp_cap|device_add/.test(id));
  expect(ids).toEqual([
    'document/doc/command/c/present',
    'document/doc/command/c/arguments',
    'document/doc/command/c/argument/a/present',
    'document/doc/command/c/argument/a/type',
    'document/doc/command/c/returns',
    'document/doc/command/c/oob',
    'document/doc/event/E/present',
    'document/doc/event/E/data/a',
    'document/doc/undocumented/commands',
    'document/doc/undocumented/events',
  ]);
});

const optional = (type: string, more = {}) => ({ type, optional: true, ...more });

test('what has a default may be left out, wherever the server has its type, and the default is a value of it', async () => {
  const world = (
    size: { type: string; optional: boolean },
    statement: Partial<Statement> = {},
    documented: Partial<Interface> = {},
  ): World => ({
    document: {
      commands: { add: command({ arguments: { lamp: { type: 'Lamp', optional: false } } }) },
      types: {
        Lamp: { kind: 'object', members: { size: optional('int') } },
        Alone: { kind: 'object', members: {} },
      },
      statements: [{ entity: 'Lamp', kind: 'default', member: 'size', value: 4, ...statement }],
      ...documented,
    },
    server: {
      commands: { add: command({ arguments: { lamp: { type: '1', optional: false } } }) },
      types: { 1: { kind: 'object', members: { size } } },
    },
  });
  const id = 'type/Lamp/default/size';
  expect(await outcome(world(optional('int')), id)).toBe('pass');
  expect(await outcome(world({ type: 'int', optional: false }), id)).toEqual([
    'document/send/stays-optional',
  ]);
  expect(await outcome(world(optional('str')), id)).toEqual(['document/send/value-kept']);
  expect(await outcome(world(optional('int'), { member: 'gone' }), 'type/Lamp/default/gone')).toBe(
    "inapplicable: the server's Lamp has no gone",
  );
  expect(await outcome(world(optional('int'), { entity: 'Alone' }), 'type/Alone/default/size')).toContain(
    'inapplicable: no documented command or event takes or sends Alone',
  );
  expect(await outcome({ ...world(optional('int')), server: {} }, id)).toBe(
    'inapplicable: the server has nothing where Lamp belongs',
  );
});

test('a member, value or type that is documented as deprecated is marked so wherever the server has it', async () => {
  const world = (statement: Partial<Statement>, features: string[]): World => ({
    document: {
      commands: { add: command({ arguments: { lamp: { type: 'Lamp', optional: false } } }) },
      types: {
        Lamp: { kind: 'object', members: { kind: optional('Kind') } },
        Kind: { kind: 'enum', values: ['old'] },
      },
      statements: [{ entity: 'Lamp', kind: 'deprecated', ...statement }],
    },
    server: {
      commands: { add: command({ arguments: { lamp: { type: '1', optional: false } } }) },
      types: {
        1: { kind: 'object', members: { kind: optional('2', { features }) }, features },
        2: { kind: 'enum', values: ['old'], valueFeatures: { old: features } },
      },
    },
  });
  const cases: [Partial<Statement>, string][] = [
    [{ member: 'kind' }, 'type/Lamp/deprecated/kind'],
    [{ entity: 'Kind', member: 'old' }, 'type/Kind/deprecated/old'],
  ];
  for (const [statement, id] of cases) {
    expect(await outcome(world(statement, ['deprecated']), id)).toBe('pass');
    const marked = world(statement, []);
    const { Lamp } = marked.document.types as Record<string, { features?: string[] }>;
    if (Lamp) Lamp.features = ['deprecated'];
    expect(await outcome(marked, id)).toEqual(['document/entity-kept']);
  }
  expect(await outcome(world({}, ['deprecated']), 'type/Lamp/deprecated/stated')).toBe('pass');
  expect(await outcome(world({}, []), 'type/Lamp/deprecated/stated')).toBe(
    'inapplicable: the schema itself marks Lamp in words only, which introspection has not',
  );
  expect(await outcome(world({ member: 'gone' }, []), 'type/Lamp/deprecated/gone')).toBe(
    'inapplicable: the server has no gone of Lamp',
  );
});

test('an error of no documented class is not just any error', async () => {
  const args = { device: str, other: str };
  const statement = (more: Partial<Statement>): Statement => ({
    entity: 'c',
    member: 'device',
    kind: 'error',
    when: 'not-found',
    ...more,
  });
  const provoked = (reply: JsonObject, ...statements: Statement[]) =>
    outcome(
      {
        document: { commands: { c: command({ arguments: args }) }, statements },
        server: { commands: { c: command({ arguments: args }) } },
        reply: () => reply,
      },
      'command/c/error/any-class/not-found/device',
    );
  const about = (name: string) => error(name, "no 'qmpspec-none'");
  const locked = statement({ when: 'locked', class: 'DeviceLocked' });
  expect(await provoked(about('GenericError'), statement({}))).toBe('pass');
  expect(await provoked(error('GenericError', 'bad weather'), statement({}))).toContain(
    'blocked: refused for',
  );
  expect(await provoked(about('DeviceLocked'), statement({}), locked)).toContain(
    'blocked: that class is documented for something else',
  );
  const told = statement({ class: 'DeviceNotFound' });
  expect(await provoked(about('DeviceNotFound'), statement({}), told)).toBe('pass');
  expect(await provoked(about('GenericError'), statement({}), told)).toEqual(['document/statement/error']);
});

test('what is looked up before the subject of a statement is a node that is there', async () => {
  const args = { node: str, name: str };
  const log: string[] = [];
  const world: World = {
    document: {
      commands: { c: command({ arguments: args }) },
      statements: [
        { entity: 'c', member: 'node', kind: 'error', class: 'DeviceNotFound', when: 'not-found' },
        { entity: 'c', member: 'name', kind: 'error', class: 'GenericError', when: 'not-found' },
        { entity: 'c', member: 'name', kind: 'range', maxLength: 3 },
      ],
    },
    server: {
      commands: {
        c: command({ arguments: args }),
        'blockdev-add': command(),
        'blockdev-del': command(),
      },
    },
    reply: (name, sent) => {
      log.push(`${name} ${JSON.stringify(sent)}`);
      return name === 'c' ? error('GenericError', 'no name') : { return: {} };
    },
  };
  expect(await outcome(world, 'command/c/error/GenericError/not-found/name')).toBe('pass');
  expect(log).toEqual([
    expect.stringMatching(/^blockdev-add .*"node-name":"qmpspec-other"/),
    'c {"node":"qmpspec-other","name":"qmpspec-none"}',
    'blockdev-del {"node-name":"qmpspec-other"}',
  ]);
  log.length = 0;
  expect(await outcome(world, 'command/c/range/name')).toBe('pass');
  expect(log[1]).toBe('c {"node":"qmpspec-other","name":"xxxx"}');
});

test('what a man page has and no QEMU of its release, is left out of the build', async () => {
  const has = (...names: string[]) => ({
    commands: { c: command({ arguments: Object.fromEntries(names.map((name) => [name, optional('str')])) }) },
  });
  const told = (...names: string[]): Edition => {
    const own = iface('introspection', '7.2', has(...names), 'introspection');
    return { program: 'qemu-system', version: '7.2', iface: own };
  };
  const world = (edition: Edition, kind: World['kind'] & {}): World => ({
    document: has('a', 'b'),
    kind,
    server: has('a'),
    history: [edition],
  });
  const id = 'command/c/argument/b/present';
  expect(await outcome(world(told('a'), 'manpage'), id)).toContain(
    'inapplicable: b: doc has it, and the build of this release that we know has not',
  );
  expect(await outcome(world(told('a', 'b'), 'manpage'), id)).toEqual(['document/send/member-kept']);
  expect(await outcome(world(told('a'), 'qapi'), id)).toEqual(['document/send/member-kept']);
});
