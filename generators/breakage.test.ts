import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../schema/catalogs.js';
import { SpelledNumber } from '../schema/json.js';
import type { Command, DocumentInfo, Interface } from '../schema/model.js';
import { Validator } from '../schema/validate/validator.js';
import { breakages, UNEXPECTED } from './breakage.js';
import { NO_SUCH } from './wrong-value.js';

const document: DocumentInfo = { id: 't', title: 't', version: null, digest: '', kind: 'introspection' };

const iface: Interface = {
  document,
  commands: {},
  events: {},
  types: {
    Args: {
      kind: 'object',
      members: {
        name: { type: 'str', optional: false },
        size: { type: 'int', optional: true },
        node: { type: 'Ref', optional: true },
        tags: { type: ['Kind'], optional: true },
        kind: { type: 'Kind', optional: true },
      },
    },
    Kind: { kind: 'enum', values: ['file', 'none'] },
    Ref: {
      kind: 'alternate',
      members: { s: { type: 'str', optional: false }, n: { type: 'Node', optional: false } },
    },
    Node: {
      kind: 'object',
      members: { driver: { type: 'Kind', optional: false } },
      tag: 'driver',
      variants: { file: 'File' },
    },
    File: { kind: 'object', members: { filename: { type: 'str', optional: false } } },
  },
  statements: [],
  diagnostics: [],
};
const command: Command = { arguments: 'Args', returns: {} };
const found = breakages(iface, command);
const argumentsOf = (path: string, defect: string) =>
  found.find((b) => b.path === path && b.defect === defect)?.arguments;

test.each([
  ['', 'unexpected', { name: NO_SUCH, [UNEXPECTED]: 1 }],
  ['name', 'missing', {}],
  ['name', 'type/null', { name: null }],
  ['size', 'type/boolean', { name: NO_SUCH, size: true }],
  ['size', 'as-string', { name: NO_SUCH, size: '1' }],
  ['size', 'range/over', { name: NO_SUCH, size: 2n ** 64n }],
  ['size', 'spelled-fraction', { name: NO_SUCH, size: new SpelledNumber('1.0') }],
  ['node', 'alternate/integer', { name: NO_SUCH, node: 1 }],
  ['node.driver', 'missing', { name: NO_SUCH, node: {} }],
  ['node.driver', 'tag/unknown', { name: NO_SUCH, node: { driver: 'qmpspec-no-word' } }],
  ['node.driver=file.filename', 'type/integer', { name: NO_SUCH, node: { driver: 'file', filename: 1 } }],
  ['node.driver=none', 'unexpected', { name: NO_SUCH, node: { driver: 'none', [UNEXPECTED]: 1 } }],
  ['kind', 'unexpected-besides', { name: NO_SUCH, kind: 'file', [UNEXPECTED]: 1 }],
  ['kind', 'unexpected-besides/none', { name: NO_SUCH, kind: 'none', [UNEXPECTED]: 1 }],
  ['node.driver', 'unexpected-besides/none', undefined],
  ['tags', 'type/string', { name: NO_SUCH, tags: NO_SUCH }],
  ['tags[]', 'enum/case', { name: NO_SUCH, tags: ['FILE'] }],
])('%s: %s', (path, defect, expected) => expect(argumentsOf(path, defect)).toEqual(expected));

test('only what no server could make sense of is glaring', () => {
  const glaring = found.filter((b) => b.glaring).map((b) => `${b.path}/${b.defect}`);
  expect(glaring).toEqual(['name/missing', 'name/type/object', 'name/type/array']);
});

describe('all breakages of QEMU 7.2', () => {
  const real = loadCatalog('introspection-qemu-system-7.2');

  test('are told apart by path and defect, and are refused by the schema', () => {
    const validator = new Validator(real);
    for (const [name, definition] of Object.entries(real.commands)) {
      const all = breakages(real, definition);
      expect(new Set(all.map((b) => `${b.path}/${b.defect}`)).size).toBe(all.length);
      const { arguments: type } = definition;
      const accepted = all.filter((b) =>
        typeof type === 'string'
          ? !validator.value(type, b.arguments)
          : !validator.members(type ?? {}, b.arguments),
      );
      expect({ name, accepted: accepted.map((b) => `${b.path}/${b.defect}`) }).toEqual({
        name,
        accepted: [],
      });
    }
  });
});
