import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../schema/json.js';
import type { DocumentInfo, Interface } from '../schema/model.js';
import { readIntrospection } from '../schema/sources/introspection.js';
import { Validator } from '../schema/validate/validator.js';
import { validValue } from './valid-value.js';

const document: DocumentInfo = { id: 't', title: 't', version: null, digest: '', kind: 'introspection' };
const shared = new URL('../../shared/introspection/', import.meta.url);

describe.skipIf(!existsSync(shared))('every type of a real introspection (needs ../shared)', () => {
  test.each(existsSync(shared) ? readdirSync(shared) : [])('%s has a valid value', (file) => {
    const reply = JSON.parse(readFileSync(new URL(file, shared), 'utf8'));
    const iface = readIntrospection((reply.return ?? reply) as JsonValue[], document);
    const validator = new Validator(iface);
    for (const name of Object.keys(iface.types)) {
      for (const optional of [false, true]) {
        const value = validValue(iface, name, { optional: () => optional });
        expect({ name, mismatch: validator.value(name, value) }).toEqual({ name, mismatch: null });
      }
    }
  });
});

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
