/** A new foo-add, foo-del and query-foo are one entry of the table: everything else follows. */
import { expect, test, vi } from 'vitest';
import type { Resource } from '../../schema/qemu/resource.js';

vi.mock('../../schema/qemu/resources.js', async (original) => {
  const actual = await original<{ RESOURCES: Resource[] }>();
  const foo: Resource = {
    name: 'foo',
    make: { 'foo-add': ['id'] },
    remove: { 'foo-del': ['id'] },
    gone: { event: 'FOO_DELETED', member: 'id' },
    lists: [{ query: 'query-foo', path: ['*', 'id'] }],
    use: { 'foo-kick': ['foo'] },
    home: '/foos',
    example: { size: 1 },
  };
  return { ...actual, RESOURCES: [...actual.RESOURCES, foo] };
});

test('what commands are known for', async () => {
  const { roleOf } = await import('../../schema/qemu/derived.js');
  expect(['foo-add', 'foo-del', 'query-foo', 'foo-kick'].map(roleOf)).toEqual([
    ['makes foo'],
    ['removes foo'],
    ['looks', 'lists foo'],
    ['uses foo'],
  ]);
});

test('the fuzzer: a name wherever one stands, pairs without leaks, what is alive, signatures', async () => {
  const { kindAt } = await import('../../generators/fuzz/things/index.js');
  for (const place of ['foo-add:id', 'foo-del:id', 'foo-kick:foo']) expect(kindAt(place)?.name).toBe('foo');
  expect(kindAt('foo-add:id')?.makers?.test('foo-add')).toBe(true);
  const { restores } = await import('../../harness/fuzz/oracle/leak.js');
  const step = (execute: string) => ({ session: 0, send: { execute, arguments: { id: 'foo0' } } });
  expect(restores([step('foo-add'), step('foo-del')], [true, true])).toBe(true);
  const { liveQueries } = await import('../../harness/fuzz/state/reading.js');
  expect(liveQueries(new Set(['query-foo']))).toMatchObject([
    { execute: 'query-foo', tells: [{ kind: 'foo', path: ['*', 'id'] }] },
  ]);
  const { normalizedText } = await import('../../harness/fuzz/oracle/signature.js');
  expect(normalizedText('foo1 is gone')).toBe('# is gone');
});

test('a rule of order, and what undoes it', async () => {
  const { effects } = await import('../../suites/order/effect/listed.js');
  const rule = effects.find(({ name }) => name === 'effect/foo');
  expect(rule).toMatchObject({
    events: ['FOO_DELETED'],
    commands: ['foo-add', 'foo-del', 'query-foo', 'human-monitor-command'],
  });
  const { undoable } = await import('../../suites/scenarios/engine/undo.js');
  expect(undoable(['foo-add', 'foo-kick', 'foo-del', 'query-foo'])).toBe(true);
  expect(undoable(['bar-add'])).toBe(false);
});

test('its traces, and the state in which all queries are asked', async () => {
  const { TRACES } = await import('../../suites/traces.js');
  expect(TRACES).toContain('query-foo');
  const { stateQueries } = await import('../../harness/run/state-digest.js');
  const model = { commands: {}, types: {} } as never;
  expect(stateQueries(model, new Set(['qom-list']))).toContainEqual({
    execute: 'qom-list',
    arguments: { path: '/foos' },
  });
  const { BEFORE_JOB, CLEARING, LISTED } = await import('../../suites/commands/things.js');
  expect(BEFORE_JOB).toContainEqual(['foo-add', { id: 'qmpspec-foo', size: 1 }]);
  expect(CLEARING).toContainEqual(['foo-del', { id: 'qmpspec-foo' }]);
  expect(LISTED).toContainEqual({ by: 'foo-add', query: 'query-foo', member: 'id', value: 'qmpspec-foo' });
});

test('the reference server makes, needs, lists, announces and removes it', async () => {
  const { loadCatalog } = await import('../../schema/catalogs.js');
  const { ReferenceMachine } = await import('../../harness/reference/reference-machine.js');
  const { handlerOf } = await import('../../harness/reference/commands/index.js');
  const { checkNames } = await import('../../harness/reference/commands/inventory.js');
  const machine = new ReferenceMachine(loadCatalog('introspection-qemu-storage-daemon-7.2'), 0);
  const events: unknown[] = [];
  vi.spyOn(machine, 'emit').mockImplementation((...event) => void events.push(event));
  const run = (command: string, args = {}) => handlerOf(command)?.(machine, args);
  expect(() => checkNames(machine, 'foo-kick', { foo: 'a' })).toThrow("foo 'a' not found");
  run('foo-add', { id: 'a' });
  expect(() => run('foo-add', { id: 'a' })).toThrow("Duplicate ID 'a'");
  expect(() => checkNames(machine, 'foo-kick', { foo: 'a' })).not.toThrow();
  expect(run('query-foo')).toEqual([{ id: 'a' }]);
  run('foo-del', { id: 'a' });
  expect(run('query-foo')).toEqual([]);
  expect(events).toEqual([['FOO_DELETED', { id: 'a' }]]);
  expect(() => run('foo-del', { id: 'a' })).toThrow("foo 'a' not found");
});
