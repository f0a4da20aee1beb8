import { describe, expect, test } from 'vitest';
import { type JsonObject, SpelledNumber } from '../../../schema/json.js';
import type { Command, Interface, Members, TypeRef } from '../../../schema/model.js';
import { checkArguments } from './check.js';

const needed = (type: TypeRef) => ({ type, optional: false });
const optional = (type: TypeRef | null) => ({ type, optional: true });

const model: Interface = {
  document: { id: 't', title: 't', version: null, digest: '', kind: 'qapi' },
  commands: {},
  events: {},
  types: {
    Kind: { kind: 'enum', values: ['file', 'none'] },
    Lost: { kind: 'enum', values: null },
    Common: { kind: 'object', members: { name: needed('str') } },
    Node: {
      kind: 'object',
      base: 'Common',
      members: { driver: needed('Kind') },
      tag: 'driver',
      variants: { file: 'File' },
    },
    File: { kind: 'object', members: { filename: needed('str') } },
    Part: { kind: 'object', members: { a: optional('str') }, incomplete: true },
    Ref: { kind: 'alternate', members: { node: needed('Node'), id: needed('str'), n: needed('uint8'), no: needed('null') } },
  },
  statements: [],
  diagnostics: [],
}; // biome-ignore format: a table

const refused = (command: Partial<Command>, args: JsonObject, name = 'command') => {
  try {
    checkArguments(model, name, { arguments: {}, returns: {}, ...command }, args);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
};
const one = (type: TypeRef | null, value: JsonObject[string]) =>
  refused({ arguments: { x: optional(type) } }, { x: value });

describe('scalars', () => {
  const wrong = (expected: string) => `Invalid parameter type for 'x', expected: ${expected}`;

  test.each<[TypeRef, JsonObject[string], string | null]>([
    ['int', 1, null],
    ['int', -(2n ** 63n), null],
    ['int', 2n ** 63n - 1n, null],
    ['int', 2n ** 63n, wrong('integer')],
    ['int', 1.5, wrong('integer')],
    ['int', new SpelledNumber('1.0'), wrong('integer')],
    ['int', '1', wrong('integer')],
    ['int', null, wrong('integer')],
    ['int64', 2n ** 63n, wrong('integer')],
    ['int8', 127, null],
    ['int8', 128, "Parameter 'x' expects int8_t"],
    ['uint64', 2n ** 64n - 1n, null],
    ['uint64', -1, "Parameter 'x' expects uint64"],
    ['size', '1M', "Parameter 'x' expects uint64"],
    ['uint16', 65536, "Parameter 'x' expects uint16_t"],
    ['uint16', 1.5, "Parameter 'x' expects uint64"],
    ['number', 1, null],
    ['number', 1.5, null],
    ['number', new SpelledNumber('1e3'), null],
    ['number', '1', wrong('number')],
    ['bool', true, null],
    ['bool', 0, wrong('boolean')],
    ['str', '', null],
    ['str', null, wrong('string')],
    ['null', null, null],
    ['null', false, wrong('null')],
    ['any', [{}], null],
  ])('%s %s: %s', (type, value, message) => expect(one(type, value)).toBe(message));
});

describe('enums, lists and alternates', () => {
  test.each<[TypeRef, JsonObject[string], string | null]>([
    ['Kind', 'file', null],
    ['Kind', 'File', "Parameter 'x' does not accept value 'File'"],
    ['Kind', 1, "Invalid parameter type for 'x', expected: string"],
    ['Lost', 'whatever', null],
    [['Kind'], ['file', 'nope'], "Parameter 'null' does not accept value 'nope'"],
    [['str'], 'a', "Invalid parameter type for 'x', expected: array"],
    [['str'], ['a', 1], "Invalid parameter type for 'x[1]', expected: string"],
    ['Ref', 'a', null],
    ['Ref', 255, null],
    ['Ref', 256, "Parameter 'x' expects uint8_t"],
    ['Ref', null, null],
    ['Ref', true, "Invalid parameter type for 'x', expected: Ref"],
    ['Ref', [], "Invalid parameter type for 'x', expected: Ref"],
    ['Ref', { name: 'n' }, "Parameter 'x.driver' is missing"],
  ])('%j %j: %s', (type, value, message) => expect(one(type, value)).toBe(message));
});

describe('objects', () => {
  test.each<[JsonObject, string | null]>([
    [{ name: 'n', driver: 'file', filename: 'f' }, null],
    [{ name: 'n', driver: 'none' }, null],
    [{ driver: 'none' }, "Parameter 'name' is missing"],
    [{ name: 'n', driver: 'nope', filename: 'f' }, "Parameter 'driver' does not accept value 'nope'"],
    [{ name: 'n', driver: 'file' }, "Parameter 'filename' is missing"],
    [{ name: 'n', driver: 'none', filename: 'f' }, "Parameter 'filename' is unexpected"],
    [{ filename: 1, driver: 'file', name: 1 }, "Invalid parameter type for 'name', expected: string"],
    [{ name: 'n', driver: 'toString' }, "Parameter 'driver' does not accept value 'toString'"],
  ])('%j: %s', (args, message) => expect(refused({ arguments: 'Node' }, args)).toBe(message));

  test('paths lead through lists and members', () => {
    const members: Members = { actions: needed(['Node']) };
    const args = { actions: [{ name: 'n', driver: 'file', filename: 'f', more: 1 }] };
    expect(refused({ arguments: members }, args)).toBe("Parameter 'actions[0].more' is unexpected");
  });
});

describe('what the document does not know', () => {
  test.each<[Partial<Command>, JsonObject]>([
    [{ arguments: null }, { a: 1 }],
    [{ arguments: 'Nowhere' }, { a: 1 }],
    [{ arguments: 'Part' }, { b: 1 }],
    [{ arguments: { x: optional(null) } }, { x: {} }],
    [{ arguments: { x: optional('Nowhere') } }, { x: {} }],
    [{ arguments: { a: optional('str') }, incomplete: true }, { b: 1 }],
    [{ arguments: { a: optional('str') }, gen: false }, { b: 1 }],
  ])('%j takes %j', (command, args) => expect(refused(command, args)).toBeNull());

  test('device properties are for device_add to judge', () => {
    const command = { arguments: { driver: needed('str') } };
    expect(refused(command, { driver: 'usb-tablet', serial: '1' }, 'device_add')).toBeNull();
    expect(refused(command, { serial: '1' }, 'device_add')).toMatch(/'driver' is missing/);
  });

  test('what it does know counts all the same', () => {
    expect(refused({ arguments: 'Part' }, { a: 1 })).toMatch(/'a', expected: string/);
    expect(refused({ arguments: { a: needed('str') }, gen: false }, {})).toMatch(/'a' is missing/);
  });
});
