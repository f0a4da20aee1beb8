import { expect, test } from 'vitest';
import { listCatalogs, loadCatalog } from '../schema/catalogs.js';
import type { DocumentInfo, Interface } from '../schema/model.js';
import { Validator } from '../schema/validate/validator.js';
import { validValue } from './valid-value.js';

const document: DocumentInfo = { id: 't', title: 't', version: null, digest: '', kind: 'introspection' };
const dumps = listCatalogs().filter(({ kind }) => kind === 'introspection');

test.each(dumps.map(({ id }) => id))('every type of %s has a valid value', (id) => {
  const iface = loadCatalog(id);
  const validator = new Validator(iface);
  for (const name of Object.keys(iface.types)) {
    for (const optional of [false, true]) {
      const value = validValue(iface, name, { optional: () => optional });
      expect({ name, mismatch: validator.value(name, value) }).toEqual({ name, mismatch: null });
    }
  }
});

test('there are catalogs of introspection', () => expect(dumps.length).toBeGreaterThan(0));

const recursive: Interface = {
  document,
  commands: {},
  events: {},
  types: {
    Node: {
      kind: 'object',
      members: { tag: { type: 'Tag', optional: false } },
      tag: 'tag',
      variants: { inner: 'Inner', leaf: 'Leaf' },
    },
    Tag: { kind: 'enum', values: ['inner', 'leaf'] },
    Inner: { kind: 'object', members: { next: { type: 'Node', optional: false } } },
    Leaf: { kind: 'object', members: { name: { type: 'str', optional: false } } },
    Endless: { kind: 'object', members: { next: { type: 'Endless', optional: false } } },
  },
  statements: [],
  diagnostics: [],
};

test('a recursive union ends at its smallest variant', () => {
  expect(validValue(recursive, 'Node', { string: (path) => path.join('.') })).toEqual({
    tag: 'leaf',
    name: 'name',
  });
});

test('a type of infinite values only is refused', () => {
  expect(() => validValue(recursive, 'Endless')).toThrow(/Endless/);
});
