import { expect, test } from 'vitest';
import type { DocumentInfo, Interface } from '../../model.js';
import { readQapi } from '../qapi.js';

const DOCUMENT: DocumentInfo = { id: 'test', title: 'A test', version: null, digest: '', kind: 'qapi' };

const SCHEMA = `
{ 'command': 'a', 'if': 'A' }
{ 'command': 'b', 'if': { 'not': 'A' }, 'data': { 'x': { 'type': 'int', 'if': 'A' }, 'y': 'int' } }
{ 'event': 'E', 'if': 'VERSION > 3', 'features': [ 'f', { 'name': 'g', 'if': 'A' } ] }
{ 'enum': 'K', 'data': [ 'p', { 'name': 'q', 'if': 'A' } ] }
{ 'struct': 'S', 'data': {} }
{ 'union': 'U', 'base': { 'k': 'K' }, 'discriminator': 'k',
  'data': { 'p': 'S', 'q': { 'type': 'S', 'if': 'A' } } }
{ 'alternate': 'R', 'data': { 's': 'str', 'n': { 'type': 'int', 'if': 'A' } } }
`;

function read(...configuration: string[]): Interface {
  return readQapi(SCHEMA, DOCUMENT, { configuration: new Set(configuration) });
}

test('what needs a name that is not defined is dropped', () => {
  const { commands, events, types } = read();
  expect(Object.keys(commands)).toEqual(['b']);
  expect(Object.keys(commands.b?.arguments ?? {})).toEqual(['y']);
  expect(events.E?.features).toEqual(['f']);
  expect(types).toMatchObject({
    K: { values: ['p'] },
    U: { variants: { p: 'S' } },
    R: { members: { s: {} } },
  });
  expect(types.U).not.toHaveProperty('variants.q');
  expect(types.R).not.toHaveProperty('members.n');
});

test('what needs a name that is defined stays, and nothing conditional is left', () => {
  const { commands, events, types } = read('A');
  expect(Object.keys(commands)).toEqual(['a']);
  expect(events.E?.features).toEqual(['f', 'g']);
  expect(types).toMatchObject({
    K: { values: ['p', 'q'] },
    U: { variants: { q: 'S' } },
    R: { members: { n: {} } },
  });
  expect(JSON.stringify({ commands, events, types })).not.toContain('ondition');
});

test('a condition that is not understood keeps what it is on', () => {
  expect(Object.keys(read().events)).toEqual(['E']);
});

test('without a configuration everything stays, with its conditions', () => {
  const { commands, events, types } = readQapi(SCHEMA, DOCUMENT);
  expect(commands).toMatchObject({
    a: { condition: 'A' },
    b: { condition: '!A', arguments: { x: { condition: 'A' } } },
  });
  expect(events.E).toMatchObject({ condition: 'VERSION > 3', featureConditions: { g: 'A' } });
  expect(types).toMatchObject({ K: { valueConditions: { q: 'A' } }, U: { variantConditions: { q: 'A' } } });
});
