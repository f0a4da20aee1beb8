import { expect, test } from 'vitest';
import type { DocumentInfo, Interface } from '../../model.js';
import { readQapi } from '../qapi.js';

const DOCUMENT: DocumentInfo = { id: 'test', title: 'A test', version: null, digest: '', kind: 'qapi' };

function read(text: string): Interface {
  return readQapi(text, DOCUMENT);
}

/** The same, where nothing is to be complained of. */
function readClean(text: string): Interface {
  const iface = read(text);
  expect(iface.diagnostics).toEqual([]);
  return iface;
}

test('a command has arguments, optional ones among them, and a return type', () => {
  const { commands } = readClean(
    "{ 'command': 'ping', 'data': { 'host': 'str', '*count': 'uint8' }, 'returns': ['int'] }",
  );
  expect(commands.ping).toEqual({
    arguments: {
      host: { type: 'str', optional: false, line: 1 },
      count: { type: 'uint8', optional: true, line: 1 },
    },
    returns: ['int'],
    line: 1,
  });
});

test('a command without data takes and returns nothing', () => {
  expect(readClean("{ 'command': 'quit' }").commands.quit).toEqual({ arguments: {}, returns: {}, line: 1 });
});

test('arguments may be a type, boxed or not', () => {
  const text =
    "{ 'struct': 'A', 'data': {} }\n{ 'command': 'a', 'data': 'A', 'boxed': true, 'coroutine': true }";
  expect(readClean(text).commands.a?.arguments).toBe('A');
});

test.each([
  ["'allow-oob': true", { oob: true }],
  ["'allow-preconfig': true", { preconfig: true }],
  ["'success-response': false", { successResponse: false }],
  ["'success-response': 'no'", { successResponse: false }],
  ["'gen': false", { gen: false }],
  ["'gen': 'no'", { gen: false }],
  ["'allow-oob': false", {}],
  ["'gen': true", {}],
])('a command with %s', (flag, expected) => {
  const {
    line,
    arguments: _,
    returns,
    ...flags
  } = readClean(`{ 'command': 'a', ${flag} }`).commands.a ?? { returns: null, arguments: null };
  expect(flags).toEqual(expected);
});

test('an event has data, or none', () => {
  const { events } = readClean("{ 'event': 'GONE', 'data': { 'id': 'str' } }\n{ 'event': 'STOP' }");
  expect(events.GONE?.data).toEqual({ id: { type: 'str', optional: false, line: 1 } });
  expect(events.STOP).toEqual({ data: {}, line: 2 });
});

test.each(['type', 'struct'])('a %s has members and a base', (word) => {
  const { types } = readClean(
    `{ '${word}': 'A', 'data': {'a': 'int'} }\n{ '${word}': 'B', 'base': 'A', 'data': {} }`,
  );
  expect(types.A).toEqual({
    kind: 'object',
    members: { a: { type: 'int', optional: false, line: 1 } },
    line: 1,
  });
  expect(types.B).toEqual({ kind: 'object', members: {}, base: 'A', line: 2 });
});

test('a member may have a condition and features', () => {
  const { types } = readClean(
    "{ 'struct': 'A', 'data': { '*a': { 'type': ['int'], 'if': 'X', 'features': [ 'f', { 'name': 'g', 'if': 'Y' } ] } } }",
  );
  expect(types.A).toMatchObject({
    members: {
      a: {
        type: ['int'],
        optional: true,
        condition: 'X',
        features: ['f', 'g'],
        featureConditions: { g: 'Y' },
      },
    },
  });
});

test('a struct written in place becomes a type with an implicit name', () => {
  const { types } = readClean(
    "{ 'type': 'V', 'data': { 'v': { 'major': 'int', '*type': 'str' }, 'p': 'str' } }",
  );
  expect(types.V).toMatchObject({
    members: { v: { type: 'q_obj_V-v', optional: false }, p: { type: 'str' } },
  });
  expect(types['q_obj_V-v']).toEqual({
    kind: 'object',
    members: {
      major: { type: 'int', optional: false, line: 1 },
      type: { type: 'str', optional: true, line: 1 },
    },
    line: 1,
  });
});

test('an old enum is a list of strings', () => {
  expect(readClean("{ 'enum': 'E', 'data': [ 'a', 'b' ] }").types.E).toEqual({
    kind: 'enum',
    values: ['a', 'b'],
    line: 1,
  });
});

test('a new enum has values with conditions and features', () => {
  const { types } = readClean(
    "{ 'enum': 'E', 'prefix': 'P', 'data': [ 'a', { 'name': 'b', 'if': 'X' }, { 'name': 'c', 'features': ['deprecated'] } ] }",
  );
  expect(types.E).toEqual({
    kind: 'enum',
    values: ['a', 'b', 'c'],
    valueConditions: { b: 'X' },
    valueFeatures: { c: ['deprecated'] },
    line: 1,
  });
});

const BRANCHES = "{ 'struct': 'A', 'data': {} }\n{ 'struct': 'B', 'data': {} }\n";

test('a flat union has a base with the tag', () => {
  const { types } = readClean(
    `${BRANCHES}{ 'enum': 'K', 'data': ['x', 'y'] }\n{ 'struct': 'Base', 'data': { 'k': 'K' } }\n{ 'union': 'U', 'base': 'Base', 'discriminator': 'k', 'data': { 'x': 'A', 'y': { 'type': 'B', 'if': 'C' } } }`,
  );
  expect(types.U).toEqual({
    kind: 'object',
    members: {},
    base: 'Base',
    tag: 'k',
    variants: { x: 'A', y: 'B' },
    variantConditions: { y: 'C' },
    line: 5,
  });
});

test('the base of a flat union may be written in place', () => {
  const { types } = readClean(
    `${BRANCHES}{ 'enum': 'K', 'data': ['x'] }\n{ 'union': 'U', 'base': { 'k': 'K', '*n': 'int' }, 'discriminator': 'k', 'data': { 'x': 'A' } }`,
  );
  expect(types.U).toMatchObject({
    members: { k: { type: 'K', optional: false }, n: { type: 'int', optional: true } },
    tag: 'k',
  });
});

test('a simple union wraps its branches, as the wire has it, and adds no enum', () => {
  const { types } = readClean(`${BRANCHES}{ 'union': 'U', 'data': { 'x': 'A', 'n': ['int'] } }`);
  expect(types.U).toMatchObject({
    members: { type: { type: 'str', optional: false } },
    tag: 'type',
    variants: { x: 'q_obj_A-wrapper', n: 'q_obj_intList-wrapper' },
  });
  expect(types['q_obj_A-wrapper']).toMatchObject({ members: { data: { type: 'A', optional: false } } });
  expect(types['q_obj_intList-wrapper']).toMatchObject({ members: { data: { type: ['int'] } } });
  expect(Object.values(types).filter((type) => type.kind === 'enum')).toEqual([]);
});

test.each([
  "{ 'alternate': 'R', 'data': { 'd': 'A', 'r': 'str' } }",
  "{ 'union': 'R', 'discriminator': {}, 'data': { 'd': 'A', 'r': 'str' } }",
])('an alternate in its new and its old spelling: %s', (text) => {
  const { types } = readClean(`${BRANCHES}${text}`);
  expect(types.R).toMatchObject({
    kind: 'alternate',
    members: { d: { type: 'A' }, r: { type: 'str' } },
    line: 3,
  });
});

test('features and conditions of a definition', () => {
  const { commands } = readClean(
    "{ 'command': 'a', 'if': { 'not': 'X' }, 'features': [ 'deprecated', { 'name': 'n', 'if': 'Y' } ] }",
  );
  expect(commands.a).toMatchObject({
    condition: '!X',
    features: ['deprecated', 'n'],
    featureConditions: { n: 'Y' },
  });
});

test('old spellings of anything are kept as they are and not missed', () => {
  const { commands } = readClean(
    "{ 'command': 'a', 'data': { '*props': '**', 'v': 'visitor' }, 'returns': 'visitor', 'gen': 'no' }",
  );
  expect(commands.a).toMatchObject({
    arguments: { props: { type: '**' }, v: { type: 'visitor' } },
    returns: 'visitor',
    gen: false,
  });
});

test('pragmas, comments among the members and a comma too many do not matter', () => {
  const { commands } = readClean(
    "\ufeff{ 'pragma': { 'doc-required': true } }\r\n{ 'command': 'a', # why\r\n  'data': { 'x': 'int', # also\r\n  } }\r\n",
  );
  expect(commands.a?.arguments).toEqual({ x: { type: 'int', optional: false, line: 3 } });
});

test('lines are those of the file, for entities and members', () => {
  const { commands } = readClean(
    "# a\n\n{ 'command': 'a',\n  'data': {\n    'x': 'int',\n    '*y': 'int' } }",
  );
  expect(commands.a).toMatchObject({ line: 3, arguments: { x: { line: 5 }, y: { line: 6 } } });
});

test('names like those of Object.prototype are names', () => {
  const text =
    "{ 'struct': '__proto__', 'data': { 'constructor': 'int', '__proto__': 'str' } }\n{ 'command': 'toString' }";
  const { types, commands } = readClean(text);
  expect(Object.keys(types)).toEqual(['__proto__']);
  expect(Object.keys(commands)).toEqual(['toString']);
  const [type] = Object.values(types);
  expect(type?.kind === 'object' && Object.keys(type.members)).toEqual(['constructor', '__proto__']);
});
