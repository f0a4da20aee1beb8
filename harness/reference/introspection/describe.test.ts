import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../../schema/json.js';
import type { DocumentInfo, Interface } from '../../../schema/model.js';
import { describeSchema } from './describe.js';

const document: DocumentInfo = { id: 't', title: 't', version: null, digest: '', kind: 'introspection' };

describe('a schema with names and inline members', () => {
  const model: Interface = {
    document,
    commands: {
      act: { arguments: { size: { type: 'size', optional: true } }, returns: ['Kind'], oob: true },
      rest: { arguments: {}, returns: {} },
      lost: { arguments: null, returns: null },
    },
    events: { DONE: { data: 'Whole' } },
    types: {
      Kind: { kind: 'enum', values: ['a', 'b'], valueFeatures: { b: ['deprecated'] } },
      Base: { kind: 'object', members: { kind: { type: 'Kind', optional: false } } },
      Whole: { kind: 'object', base: 'Base', members: {}, tag: 'kind', variants: { b: 'Extra' } },
      Extra: { kind: 'object', members: { n: { type: 'uint8', optional: false } } },
    },
    statements: [],
    diagnostics: [],
  };
  const schema = describeSchema(model) as { name: string; [key: string]: JsonValue }[];
  const info = (name: string) => schema.find((entry) => entry.name === name);

  test('names are unique', () => {
    expect(new Set(schema.map((entry) => entry.name)).size).toBe(schema.length);
  });

  test.each<[string, { [key: string]: JsonValue }]>([
    ['act', { 'meta-type': 'command', 'arg-type': 'q_obj_act-arg', 'ret-type': '[Kind]', 'allow-oob': true }],
    ['q_obj_act-arg', { 'meta-type': 'object', members: [{ name: 'size', type: 'int', default: null }] }],
    ['rest', { 'meta-type': 'command', 'arg-type': 'q_empty', 'ret-type': 'q_empty' }],
    ['lost', { 'meta-type': 'command', 'arg-type': 'q_empty', 'ret-type': 'q_empty' }],
    ['q_empty', { 'meta-type': 'object', members: [] }],
    ['[Kind]', { 'meta-type': 'array', 'element-type': 'Kind' }],
    ['int', { 'meta-type': 'builtin', 'json-type': 'int' }],
    [
      'Kind',
      {
        'meta-type': 'enum',
        members: [{ name: 'a' }, { name: 'b', features: ['deprecated'] }],
        values: ['a', 'b'],
      },
    ],
    ['Extra', { 'meta-type': 'object', members: [{ name: 'n', type: 'int' }] }],
    [
      'Whole',
      {
        'meta-type': 'object',
        members: [{ name: 'kind', type: 'Kind' }],
        tag: 'kind',
        variants: [
          { case: 'b', type: 'Extra' },
          { case: 'a', type: 'q_empty' },
        ],
      },
    ],
  ])('%s', (name, expected) => expect(info(name)).toEqual({ name, ...expected }));
});
