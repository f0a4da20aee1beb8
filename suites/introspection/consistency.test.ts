/** Every rule proved twice: a sound schema has no fault, and one that breaks exactly the rule has. */
import { expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../schema/json.js';
import { consistencyRules } from './consistency.js';
import { indexSchema } from './schema-index.js';

const sound: JsonObject[] = [
  { name: 'str', 'meta-type': 'builtin', 'json-type': 'string' },
  { name: 'int', 'meta-type': 'builtin', 'json-type': 'int' },
  { name: '[int]', 'meta-type': 'array', 'element-type': 'int' },
  { name: '0', 'meta-type': 'object', members: [] },
  { name: 'Kind', 'meta-type': 'enum', members: [{ name: 'a' }, { name: 'b' }], values: ['a', 'b'] },
  {
    name: 'Union',
    'meta-type': 'object',
    members: [
      { name: 'kind', type: 'Kind' },
      { name: 'size', type: 'int', default: null, features: ['unstable'] },
    ],
    tag: 'kind',
    variants: [
      { case: 'a', type: 'A' },
      { case: 'b', type: '0' },
    ],
  },
  { name: 'A', 'meta-type': 'object', members: [{ name: 'list', type: '[int]' }] },
  { name: 'Either', 'meta-type': 'alternate', members: [{ type: 'str' }, { type: 'Union' }] },
  { name: 'do', 'meta-type': 'command', 'arg-type': 'Union', 'ret-type': '0', 'allow-oob': true },
  { name: 'DONE', 'meta-type': 'event', 'arg-type': '0' },
];

const faultsOf = (rule: string, schema: JsonValue[]) =>
  consistencyRules.find((r) => r.name === rule)?.faults(indexSchema(schema));

const change = (name: string, members: JsonObject): JsonObject[] =>
  sound.map((info) => (info.name === name ? { ...info, ...members } : info));

test.each(consistencyRules.map((r) => r.name))('a sound schema keeps %s', (rule) => {
  expect(faultsOf(rule, sound)).toEqual([]);
});

const broken: [string, JsonObject[]][] = [
  ['meta-types', change('A', { 'meta-type': 'struct' })],
  ['meta-types', [...sound, { 'meta-type': 'enum', values: ['x'] }]],
  ['names-unique', [...sound, { name: 'DONE', 'meta-type': 'command', 'arg-type': '0', 'ret-type': '0' }]],
  ['references-defined', change('do', { 'ret-type': 'Nowhere' })],
  ['references-defined', change('do', { 'ret-type': 'DONE' })],
  ['references-defined', change('A', { members: [{ name: 'x', type: '[str]' }] })],
  ['arguments-are-objects', change('DONE', { 'arg-type': 'str' })],
  ['returns-are-types', change('do', { 'ret-type': 'DONE' })],
  ['returns-are-types', sound.map(({ 'ret-type': _, ...info }) => info)],
  ['builtins', change('str', { 'json-type': 'text' })],
  ['arrays', change('[int]', { 'element-type': 'long' })],
  ['enums', change('Kind', { members: [{ name: 'a' }, { name: 'a' }], values: ['a', 'a'] })],
  ['enums', change('Kind', { values: ['a', 'c'] })],
  ['enums', change('Kind', { members: [], values: [] })],
  [
    'members-unique',
    change('A', {
      members: [
        { name: 'x', type: 'int' },
        { name: 'x', type: 'str' },
      ],
    }),
  ],
  ['tags', change('Union', { tag: 'size' })],
  ['tags', change('Union', { tag: 'absent' })],
  ['variants', change('Union', { variants: [{ case: 'c', type: 'A' }] })],
  [
    'variants',
    change('Union', {
      variants: [
        { case: 'a', type: 'A' },
        { case: 'a', type: '0' },
      ],
    }),
  ],
  ['variant-types', change('A', { members: [{ name: 'size', type: 'int' }] })],
  ['variant-types', change('Union', { variants: [{ case: 'a', type: 'str' }] })],
  ['defaults', change('A', { members: [{ name: 'x', type: 'int', default: 5 }] })],
  ['alternates', change('Either', { members: [{ type: 'str' }, { type: 'Kind' }] })],
  ['alternates', change('Either', { members: [] })],
  ['features', change('A', { features: 'unstable' })],
  ['features', change('A', { members: [{ name: 'x', type: 'int', features: [1] }] })],
  ['allow-oob', change('do', { 'allow-oob': 'yes' })],
];

test.each(broken)('%s is broken', (rule, schema) => expect(faultsOf(rule, schema)).not.toEqual([]));

test('every rule is broken by one of these', () => {
  expect(new Set(broken.map(([rule]) => rule))).toEqual(new Set(consistencyRules.map((r) => r.name)));
});
