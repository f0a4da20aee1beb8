import { expect, test } from 'vitest';
import type { JsonValue } from '../json.js';
import type { Interface } from '../model.js';
import { spell } from './difference.js';
import { receivedDifferences } from './received.js';

const iface: Interface = {
  document: { id: 'd', title: 'd', version: null, digest: '', kind: 'qapi' },
  commands: {},
  events: {},
  statements: [],
  diagnostics: [],
  types: {
    E: { kind: 'enum', values: ['x'] },
    A: {
      kind: 'alternate',
      members: { s: { type: 'str', optional: false }, n: { type: 'null', optional: false } },
    },
    T: {
      kind: 'object',
      members: {
        kind: { type: 'E', optional: false },
        size: { type: 'int', optional: true },
        either: { type: 'A', optional: true },
      },
      tag: 'kind',
      variants: { x: 'X' },
    },
    X: { kind: 'object', members: { more: { type: 'bool', optional: false } } },
  },
};

const check = (value: JsonValue) =>
  receivedDifferences(iface, ['T'], value).map((d) => `${d.rule} ${spell(d.path)}`);

test('members and values may be added, optional members left out', () => {
  expect(check([])).toEqual([]);
  expect(check([{ kind: 'x', more: true, added: 1 }])).toEqual([]);
  expect(check([{ kind: 'newer', either: null, size: 2n ** 60n }])).toEqual([]);
});

test('a wrong type and an absent member are told, once for all elements', () => {
  expect(check({})).toEqual(['receive/type it']);
  expect(check([{ kind: 'x' }, { kind: 'x' }])).toEqual(['receive/stays-present [].more']);
  expect(check([{ kind: 'x', more: 1 }])).toEqual(['receive/type [].more']);
  expect(check([{ kind: 'x', more: true, size: 1.5 }])).toEqual(['receive/type [].size']);
  expect(check([{ kind: 'x', more: true, either: false }])).toEqual(['receive/type [].either']);
  expect(check([{}])).toEqual(['receive/stays-present [].kind']);
});
