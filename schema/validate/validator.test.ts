import { expect, test } from 'vitest';
import { parseJson } from '../json-text.js';
import type { Interface } from '../model.js';
import { Validator } from './validator.js';

const iface: Interface = {
  document: { id: 'test', title: 'test', version: null, digest: '', kind: 'qapi' },
  commands: {
    nothing: { arguments: {}, returns: {} },
    list: { arguments: {}, returns: ['Union'] },
    unsigned: { arguments: {}, returns: 'uint8' },
    anyint: { arguments: {}, returns: 'int' },
    number: { arguments: {}, returns: 'number' },
    ref: { arguments: {}, returns: 'Ref' },
    lost: { arguments: {}, returns: null },
    impossible: { arguments: {}, returns: 'Empty' },
  },
  events: { PLAIN: { data: {} }, DATA: { data: { id: { type: 'str', optional: false } } } },
  types: {
    Empty: { kind: 'enum', values: [] },
    Kind: { kind: 'enum', values: ['file', 'net', 'none'] },
    File: { kind: 'object', members: { name: { type: 'str', optional: false } } },
    Speed: { kind: 'enum', values: ['fast'] },
    Fast: { kind: 'object', members: { rate: { type: 'int', optional: false } } },
    Net: {
      kind: 'object',
      members: { speed: { type: 'Speed', optional: false } },
      tag: 'speed',
      variants: { fast: 'Fast' },
    },
    Base: {
      kind: 'object',
      members: { kind: { type: 'Kind', optional: false }, id: { type: 'str', optional: true } },
    },
    Union: { kind: 'object', base: 'Base', members: {}, tag: 'kind', variants: { file: 'File', net: 'Net' } },
    Ref: {
      kind: 'alternate',
      members: { s: { type: 'str', optional: false }, f: { type: 'File', optional: false } },
    },
  },
  statements: [],
  diagnostics: [],
};
const validator = new Validator(iface);

test.each([
  ['nothing', '{}'],
  ['list', '[]'],
  ['list', '[{"kind":"none"},{"kind":"file","name":"x","id":"i"},{"kind":"net","speed":"fast","rate":1}]'],
  ['unsigned', '255'],
  ['anyint', '18446744073709551615'],
  ['anyint', '-9223372036854775808'],
  ['number', '1.5'],
  ['number', '2.0'],
  ['ref', '"node"'],
  ['ref', '{"name":"x"}'],
  ['lost', '{"whatever":1}'],
  ['impossible', '"x"'],
])('%s may return %s', (command, text) => expect(validator.reply(command, parseJson(text))).toBeNull());

test.each([
  ['nothing', '{"x":1}', ''],
  ['nothing', 'null', ''],
  ['list', '{}', ''],
  ['list', '[{"kind":"none","name":"x"}]', '/0'],
  ['list', '[{"kind":"file"}]', '/0'],
  ['list', '[{"kind":"file","name":1}]', '/0/name'],
  ['list', '[{"kind":"tape"}]', '/0'],
  ['list', '[{"id":"x"}]', '/0'],
  ['list', '[{"kind":"net","speed":"fast","rate":"1"}]', '/0/rate'],
  ['list', '[{"kind":"net","speed":"fast","rate":1,"name":"x"}]', '/0'],
  ['unsigned', '256', ''],
  ['unsigned', '-1', ''],
  ['anyint', '18446744073709551616', ''],
  ['anyint', '2.0', ''],
  ['anyint', '1.5', ''],
  ['anyint', '"1"', ''],
  ['number', '"1"', ''],
  ['ref', '1', ''],
])('%s may not return %s', (command, text, path) =>
  expect(validator.reply(command, parseJson(text))).toMatchObject({ path }),
);

test('events: absent data is an empty object', () => {
  expect(validator.event('PLAIN', undefined)).toBeNull();
  expect(validator.event('PLAIN', { x: 1 })).not.toBeNull();
  expect(validator.event('DATA', undefined)).not.toBeNull();
  expect(validator.event('DATA', { id: 'x' })).toBeNull();
});
