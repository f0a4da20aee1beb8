/** What traffic touches of a schema, point by point, and what it does not. */
import { expect, test } from 'vitest';
import type { JsonObject } from '../../schema/json.js';
import type { Interface } from '../../schema/model.js';
import type { Happening } from '../../suites/monitor.js';
import { ratiosOf, unite } from '../coverage.js';
import { Meter } from './meter.js';

const str = { type: 'str', optional: false };
const model: Interface = {
  document: { id: 'test', title: 'test', version: null, digest: '', kind: 'introspection' },
  commands: {
    add: { arguments: 'Options', returns: {} },
    list: { arguments: {}, returns: ['Thing'] },
    hidden: { arguments: { x: str }, returns: {} },
  },
  events: { GONE: { data: { id: str, why: { type: 'str', optional: true } } } },
  types: {
    Driver: { kind: 'enum', values: ['file', 'raw'] },
    Options: {
      kind: 'object',
      members: { driver: { type: 'Driver', optional: false } },
      tag: 'driver',
      variants: { file: 'File', raw: 'Raw' },
    },
    File: { kind: 'object', members: { filename: str } },
    Raw: { kind: 'object', members: { below: { type: 'Ref', optional: false } } },
    Ref: { kind: 'alternate', members: { definition: { type: 'Options', optional: false }, reference: str } },
    Thing: { kind: 'object', members: { name: str, below: { type: ['Thing'], optional: true } } },
  },
  statements: [],
  diagnostics: [],
};

const OFFERED = new Set(['add', 'list']);

/** A meter that has seen this traffic. */
function metered(
  ...traffic: [kind: Happening['kind'], name: string, value: JsonObject, asked?: JsonObject][]
) {
  const meter = new Meter(model, OFFERED);
  const watch = meter.monitor.watchTarget?.(
    { attached: false, virtualTime: false },
    { seen: () => {}, violated: () => {} },
  );
  const session = { index: 0, openedAt: 0, early: true };
  for (const [kind, name, value, asked] of traffic) {
    const head = { session, n: 0, t: 0, wall: 0, name };
    watch?.({ ...head, kind, value, ...(asked ? { request: { ...head, kind: 'sent', value: asked } } : {}) });
  }
  return meter.points();
}

const RAW = { driver: 'raw', below: { driver: 'file', filename: 'x' } };

test('before anything has happened everything that the target offers is untouched', () => {
  expect(metered()).toEqual({
    commands: { add: 0, list: 0 },
    rejections: { add: 0, list: 0 },
    arguments: { 'add driver': 0, 'add driver=file filename': 0, 'add driver=raw below': 0 },
    'enum-values': { 'add driver=file': 0, 'add driver=raw': 0 },
    branches: { 'add driver=file': 0, 'add driver=raw': 0 },
    alternates: { 'add driver=raw below:object': 0, 'add driver=raw below:string': 0 },
    'reply-members': { 'list name': 0, 'list below': 0 },
    events: { GONE: 0 },
    'event-members': { 'GONE id': 0, 'GONE why': 0 },
    'error-classes': {
      GenericError: 0,
      CommandNotFound: 0,
      DeviceNotActive: 0,
      DeviceNotFound: 0,
      KVMMissingCap: 0,
    },
  });
});

test('what is only sent is told from what is accepted, at every depth', () => {
  const sent = metered(['sent', 'add', RAW]);
  expect(sent.commands).toEqual({ add: 1, list: 0 });
  expect(sent.arguments).toEqual({
    'add driver': 1,
    'add driver=file filename': 1,
    'add driver=raw below': 1,
  });
  expect(sent.alternates).toEqual({ 'add driver=raw below:object': 1, 'add driver=raw below:string': 0 });
  const accepted = metered(['sent', 'add', RAW], ['return', 'add', { return: {} }, RAW]);
  expect(accepted.commands).toEqual({ add: 2, list: 0 });
  expect(Object.values(accepted.arguments ?? {})).toEqual([2, 2, 2]);
  expect(accepted.branches).toEqual({ 'add driver=file': 2, 'add driver=raw': 2 });
});

test('a refusal counts the command and the class, and accepts nothing', () => {
  const error = { error: { class: 'DeviceNotFound', desc: 'x' } };
  const points = metered(['sent', 'add', RAW], ['error', 'add', error, RAW]);
  expect(points.rejections).toEqual({ add: 2, list: 0 });
  expect(points['error-classes']).toMatchObject({ DeviceNotFound: 2, GenericError: 0 });
  expect(Object.values(points.arguments ?? {})).toEqual([1, 1, 1]);
});

test('members of replies and events count where they come, also deep in lists', () => {
  const points = metered(
    ['return', 'list', { return: [{ name: 'a' }, { name: 'b', below: [{ name: 'c' }] }] }, {}],
    ['event', 'GONE', { id: 'x' }],
  );
  expect(points['reply-members']).toEqual({ 'list name': 2, 'list below': 2 });
  expect(points.events).toEqual({ GONE: 2 });
  expect(points['event-members']).toEqual({ 'GONE id': 2, 'GONE why': 0 });
});

test('what the schema does not know, or has otherwise, touches nothing', () => {
  const points = metered(
    ['sent', 'add', { driver: 'floppy', filename: 'x', other: 1 }],
    ['sent', 'hidden', { x: '' }],
    ['event', 'NEWS', {}],
    ['error', 'add', { error: { class: 'Oops' } }, {}],
    ['return', 'list', { return: 'nothing' }, {}],
  );
  expect(points.arguments).toEqual({
    'add driver': 1,
    'add driver=file filename': 0,
    'add driver=raw below': 0,
  });
  expect(points['enum-values']).toEqual({ 'add driver=file': 0, 'add driver=raw': 0 });
  expect(Object.values(points['reply-members'] ?? {})).toEqual([0, 0]);
  expect(Object.values(points['error-classes'] ?? {})).toEqual([0, 0, 0, 0, 0]);
});

test('ratios count what was accepted, and what was at least sent; runs add up', () => {
  const points = unite([
    metered(['sent', 'add', RAW]),
    metered(['return', 'add', { return: {} }, { driver: 'raw' }]),
  ]);
  const ratios = ratiosOf(points);
  expect(ratios.arguments).toEqual({ covered: 1, of: 3 });
  expect(ratios['arguments-sent']).toEqual({ covered: 3, of: 3 });
  expect(ratios.commands).toEqual({ covered: 1, of: 2 });
  expect(ratios.events).toEqual({ covered: 0, of: 1 });
});
