import { beforeEach, expect, test } from 'vitest';
import { loadCatalog } from '../../../../schema/catalogs.js';
import type { JsonObject } from '../../../../schema/json.js';
import { runOn } from '../../../../test/reference/run-on.js';
import { ReferenceMachine } from '../../reference-machine.js';

const model = loadCatalog('introspection-qemu-system-7.2');
let machine: ReferenceMachine;
const run = (name: string, args?: JsonObject) => runOn(machine, name, args);

beforeEach(() => {
  machine = new ReferenceMachine(model, 0);
  for (const name of ['a', 'b']) run('blockdev-add', { driver: 'null-co', 'node-name': name });
});

const file = { 'snapshot-file': '/x', 'snapshot-node-name': 'top' };

test('an overlay stands above its node, which it keeps', () => {
  run('blockdev-snapshot-sync', { 'node-name': 'a', ...file });
  run('blockdev-snapshot', { node: 'a', overlay: 'b' });
  for (const name of ['top', 'b'])
    expect(run('query-named-block-nodes')).toContainEqual(
      expect.objectContaining({ 'node-name': name, backing_file_depth: 1 }),
    );
  expect(() => run('blockdev-del', { 'node-name': 'a' })).toThrow(/busy/);
  expect(() => run('blockdev-snapshot', { node: 'a', overlay: 'b' })).toThrow(/already has a backing/);
});

test.each<[JsonObject, string]>([
  [{}, "exactly one of 'device' and 'node-name'"],
  [{ device: 'a', 'node-name': 'a' }, "exactly one of 'device' and 'node-name'"],
  [{ device: 'x' }, "node-name='x'"],
  [{ device: 'a', 'snapshot-node-name': 'b' }, 'already in use'],
])('blockdev-snapshot-sync %j is refused', (args, why) =>
  expect(() => run('blockdev-snapshot-sync', { 'snapshot-file': '/x', ...args })).toThrow(why),
);

test('a state inside of a node is kept once, and deleted by its name', () => {
  const state = { device: 'q', name: 's' };
  run('blockdev-add', { driver: 'qcow2', 'node-name': 'q', file: 'a' });
  expect(() => run('blockdev-snapshot-internal-sync', { ...state, device: 'b' })).toThrow(/does not support/);
  run('blockdev-snapshot-internal-sync', state);
  expect(() => run('blockdev-snapshot-internal-sync', state)).toThrow(/already exists/);
  expect(run('blockdev-snapshot-delete-internal-sync', state)).toMatchObject({ id: '1', name: 's' });
  expect(() => run('blockdev-snapshot-delete-internal-sync', state)).toThrow(/does not exist/);
  expect(() => run('blockdev-snapshot-delete-internal-sync', { device: 'q' })).toThrow(/at least one/);
});

test('nothing becomes its own backing file', () => {
  expect(() => run('blockdev-snapshot', { node: 'a', overlay: 'a' })).toThrow(/cycle/);
});
