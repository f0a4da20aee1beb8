/** Each rule of compatibility, proved on a server that keeps it and on one that breaks exactly it. */
import { expect, test } from 'vitest';
import type { Interface, Members, TypeRef } from '../model.js';
import { spell } from './difference.js';
import type { CompatibilityRule, Direction } from './rules.js';
import { listDifferences, typeDifferences } from './types.js';

const DOCUMENT = { id: 'd', title: 'd', version: '7.2', digest: '', kind: 'qapi' } as const;

function iface(types: Interface['types'] = {}): Interface {
  return { document: DOCUMENT, commands: {}, events: {}, types, statements: [], diagnostics: [] };
}

const m = (type: TypeRef | null, optional = false) => ({ type, optional });

function lists(
  direction: Direction,
  documented: Members,
  actual: Members,
  types: [Interface['types'], Interface['types']] = [{}, {}],
): [CompatibilityRule, string][] {
  const sides = { documented: iface(types[0]), actual: iface(types[1]), direction };
  return listDifferences(sides, documented, actual).map((d) => [d.rule, spell(d.path)]);
}

type Case = [rule: string, direction: Direction, documented: Members, kept: Members, broken: Members];

test.each<Case>([
  ['send/member-kept', 'send', { a: m('str') }, { a: m('str'), b: m('int', true) }, {}],
  ['send/stays-optional', 'send', { a: m('str', true) }, { a: m('str', true) }, { a: m('str') }],
  ['send/no-new-mandatory', 'send', {}, { a: m('str', true) }, { a: m('str') }],
  ['send/type', 'send', { a: m('int') }, { a: m('number') }, { a: m('str') }],
  ['receive/member-kept', 'receive', { a: m('str') }, { a: m('str'), b: m('int') }, {}],
  ['receive/stays-present', 'receive', { a: m('str') }, { a: m('str') }, { a: m('str', true) }],
  ['receive/type', 'receive', { a: m('number') }, { a: m('int') }, { a: m('bool') }],
])('%s holds for %s', (rule, direction, documented, kept, broken) => {
  expect(lists(direction, documented, kept)).toEqual([]);
  expect(lists(direction, documented, broken)).toEqual([[rule, 'a']]);
});

test('what may change in one direction may not in the other', () => {
  expect(lists('send', { a: m('str') }, { a: m('str', true) })).toEqual([]);
  expect(lists('receive', { a: m('str', true) }, { a: m('str') })).toEqual([]);
  expect(lists('send', { a: m('number') }, { a: m('int') })).toEqual([['send/type', 'a']]);
  expect(lists('receive', { a: m('int') }, { a: m('number') })).toEqual([['receive/type', 'a']]);
});

test('values that can be sent stay, values that are received may come and go', () => {
  const documented = { E: { kind: 'enum' as const, values: ['x', 'y'] } };
  const more = { '1': { kind: 'enum' as const, values: ['y', 'x', 'z'] } };
  const fewer = { '1': { kind: 'enum' as const, values: ['x'] } };
  expect(lists('send', { a: m('E') }, { a: m('1') }, [documented, more])).toEqual([]);
  expect(lists('send', { a: m('E') }, { a: m('1') }, [documented, fewer])).toEqual([
    ['send/value-kept', 'a'],
  ]);
  expect(lists('receive', { a: m('E') }, { a: m('1') }, [documented, fewer])).toEqual([]);
  expect(lists('receive', { a: m('E') }, { a: m('1') }, [documented, more])).toEqual([]);
});

test('a string may be spelled out as an enum; an enum that is received may not become any string', () => {
  const server = { '1': { kind: 'enum' as const, values: ['x'] } };
  expect(lists('send', { a: m('str') }, { a: m('1') }, [{}, server])).toEqual([]);
  expect(lists('receive', { a: m('str') }, { a: m('1') }, [{}, server])).toEqual([]);
  expect(lists('receive', { a: m('1') }, { a: m('str') }, [server, {}])).toEqual([['receive/type', 'a']]);
});

test('alternates: every branch that can be sent is taken, every one that is received is documented', () => {
  const both = { A: { kind: 'alternate' as const, members: { s: m('str'), n: m('null') } } };
  expect(lists('send', { a: m('str') }, { a: m('A') }, [{}, both])).toEqual([]);
  expect(lists('send', { a: m('A') }, { a: m('str') }, [both, {}])).toEqual([['send/type', 'a']]);
  expect(lists('receive', { a: m('A') }, { a: m('str') }, [both, {}])).toEqual([]);
  expect(lists('receive', { a: m('str') }, { a: m('A') }, [{}, both])).toEqual([['receive/type', 'a']]);
});

const union = (values: string[], variants: Record<string, Members>): Interface['types'] => ({
  U: {
    kind: 'object',
    members: { kind: m('K') },
    tag: 'kind',
    variants: Object.fromEntries(Object.keys(variants).map((value) => [value, `V-${value}`])),
  },
  K: { kind: 'enum', values },
  ...Object.fromEntries(
    Object.entries(variants).map(([value, members]) => [`V-${value}`, { kind: 'object' as const, members }]),
  ),
});

test('unions are compared branch by branch', () => {
  const documented = union(['x', 'y'], { x: { a: m('int') } });
  const check = (actual: Interface['types']) =>
    lists('send', { u: m('U') }, { u: m('U') }, [documented, actual]);
  expect(check(union(['x', 'y', 'z'], { x: { a: m('int') }, z: { q: m('str') } }))).toEqual([]);
  expect(check(union(['x', 'y'], { x: {} }))).toEqual([['send/member-kept', 'u.kind=x.a']]);
  expect(check(union(['x', 'y'], { x: { a: m('int'), b: m('int') } }))).toEqual([
    ['send/no-new-mandatory', 'u.kind=x.b'],
  ]);
  expect(check(union(['x'], { x: { a: m('int') } }))).toEqual([['send/value-kept', 'u.kind']]);
});

test('a simple union of old, whose tag is a string, has its branches as values', () => {
  const old: Interface['types'] = {
    U: { kind: 'object', members: { type: m('str') }, tag: 'type', variants: { x: 'q_obj_X-wrapper' } },
    'q_obj_X-wrapper': { kind: 'object', members: { data: m('int') } },
  };
  const now: Interface['types'] = {
    '1': { kind: 'object', members: { type: m('2') }, tag: 'type', variants: { x: '3' } },
    '2': { kind: 'enum', values: ['x', 'y'] },
    '3': { kind: 'object', members: { data: m('str') } },
  };
  expect(lists('send', { u: m('U') }, { u: m('1') }, [old, now])).toEqual([['send/type', 'u.type=x.data']]);
});

test('what the document lost, or calls by a name that it does not define, is not compared', () => {
  expect(lists('send', { a: m(null), b: m('visitor') }, { a: m('int'), b: m('bool') })).toEqual([]);
  const lossy = { T: { kind: 'object' as const, members: {}, incomplete: true as const } };
  const whole = { T: { kind: 'object' as const, members: {} } };
  const server = { T: { kind: 'object' as const, members: { a: m('str') } } };
  const type = (documented: Interface['types']) =>
    typeDifferences({ documented: iface(documented), actual: iface(server), direction: 'send' }, 'T', 'T');
  expect(type(lossy)).toEqual([]);
  expect(type(whole).map((d) => d.rule)).toEqual(['send/no-new-mandatory']);
});

test('recursive types come to an end, elements of lists are looked into', () => {
  const types = (leaf: string): Interface['types'] => ({
    T: { kind: 'object', members: { next: m(['T'], true), leaf: m(leaf) } },
  });
  expect(lists('receive', { t: m(['T']) }, { t: m(['T']) }, [types('int'), types('int')])).toEqual([]);
  expect(lists('receive', { t: m(['T']) }, { t: m(['T']) }, [types('int'), types('str')])).toEqual([
    ['receive/type', 't[].leaf'],
  ]);
});

test('what is absent is told by type and name', () => {
  const sides = { documented: iface(), actual: iface(), direction: 'send' } as const;
  const member = { ...m('int', true), condition: 'CONFIG_X', since: '6.0' };
  expect(listDifferences(sides, { a: member }, {})[0]).toMatchObject({
    absent: { type: null, name: 'a' },
  });
});
