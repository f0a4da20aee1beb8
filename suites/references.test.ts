import { expect, test } from 'vitest';
import type { Interface } from '../schema/model.js';
import { groundsOf, NO_REFERENCES, referencesOf } from './references.js';

const document = (id: string, sentences?: Interface['sentences']): Interface => ({
  document: { id, title: id, version: '1.0', digest: 'sha256:0', kind: 'manpage' },
  commands: { lamp: { arguments: {}, returns: {}, file: 'lamp.json' } },
  events: {},
  types: {},
  statements: [],
  diagnostics: [],
  ...(sentences ? { sentences } : {}),
});
const LIGHTS = { entity: 'lamp', sentence: 'aa' };
const LIMIT = { entity: 'lamp', sentence: 'bb', detail: true } as const;
const own = { iface: document('own', { lamp: [[7, 'aa']] }), own: true };
const other = { iface: document('other', { lamp: [[9, 'aa'], [10, 'bb']] }), own: false }; // biome-ignore format: a table

test('a sentence that the own document bears is cited with its line', () => {
  const cites = [{ doc: 'own/lamp.json', entity: 'lamp', line: 7, sentence: 'aa' }];
  expect(groundsOf([LIGHTS], referencesOf([other, own]))).toEqual({
    basis: 'documentation',
    level: 'MUST',
    cites,
  });
});

test('one of several wordings is enough', () => {
  const either = { entity: 'lamp', sentence: ['zz', 'aa'] };
  expect(groundsOf([either], referencesOf([own])).basis).toBe('documentation');
});

test('a document of another release counts less, and not at all beside one of the own', () => {
  expect(groundsOf([LIGHTS], referencesOf([other])).level).toBe('SHOULD');
  expect(groundsOf([LIMIT], referencesOf([other])).level).toBe('MAY');
  expect(groundsOf([LIMIT], referencesOf([own, other])).basis).toBe('convention');
});

test.each([
  ['no sentence', [], referencesOf([own])],
  ['one sentence of two', [LIGHTS, LIMIT], referencesOf([own])],
  ['a name that every object has', [{ entity: 'constructor', sentence: 'aa' }], referencesOf([own])],
  ['no document', [LIGHTS], NO_REFERENCES],
  ['a document whose sentences nobody kept', [LIGHTS], referencesOf([{ iface: document('old'), own: true }])],
])('%s: a convention, which cites nothing', (_, cites, references) => {
  expect(groundsOf(cites, references)).toEqual({ basis: 'convention', level: 'MAY', cites: [] });
});
