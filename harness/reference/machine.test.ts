import { describe, expect, test } from 'vitest';
import { Unsatisfiable, validMembers, validObject } from '../../generators/valid-value.js';
import { listCatalogs, loadCatalog } from '../../schema/catalogs.js';
import type { JsonObject, JsonValue } from '../../schema/json.js';
import type { Command, Interface } from '../../schema/model.js';
import { readIntrospection } from '../../schema/sources/introspection.js';
import { Validator } from '../../schema/validate/validator.js';
import { runOn as run } from '../../test/reference/run-on.js';
import { QmpError } from './errors.js';
import { ReferenceMachine } from './reference-machine.js';

const catalog = loadCatalog('introspection-qemu-system-7.2');

/** Null where the document lost a type that they need. */
function validArguments(model: Interface, { arguments: list }: Command): JsonObject | null {
  if (list === null) return {};
  try {
    return typeof list === 'string' ? validObject(model, list, {}) : validMembers(model, list);
  } catch (error) {
    if (!(error instanceof Unsatisfiable)) throw error;
    return null;
  }
}

const WHOLE = listCatalogs().filter(({ program }) => program !== undefined);

/** Of valid arguments; that of a protocol, and a length in lines of memory, have values that no type tells. */
const WRONGLY_REFUSED = /[Pp]arameter(?! '(protocol|length)')/;

describe.each(WHOLE.map(({ id }) => id))('made from %s', (id) => {
  const model = loadCatalog(id);

  test('every command answers valid arguments as documented, and again the same', () => {
    const validator = new Validator(model);
    let answered = 0;
    for (const [name, command] of Object.entries(model.commands)) {
      const args = validArguments(model, command);
      if (args === null) continue;
      const answer = () => {
        try {
          return { reply: run(new ReferenceMachine(model, 1), name, args) };
        } catch (error) {
          if (!(error instanceof QmpError) || WRONGLY_REFUSED.test(error.message)) throw error;
          return { error: error.message };
        }
      };
      const first = answer();
      expect(answer()).toEqual(first);
      if ('reply' in first) {
        answered++;
        expect({ name, mismatch: validator.reply(name, first.reply as JsonValue) }).toEqual({
          name,
          mismatch: null,
        });
      }
    }
    // The others name something that does not exist, or want a server first.
    expect(answered / Object.keys(model.commands).length).toBeGreaterThan(0.28);
  });

  test('every event it can emit is as documented', () => {
    const validator = new Validator(model);
    const machine = new ReferenceMachine(model, 1);
    const events: JsonObject[] = [];
    machine.listeners.add({ event: (message) => events.push(message), quit: () => {} });
    for (const name of Object.keys(model.events)) machine.emit(name);
    expect(events.map(({ event }) => event)).toEqual(Object.keys(model.events));
    for (const { event, data } of events) {
      expect({ event, mismatch: validator.event(event as string, data) }).toEqual({ event, mismatch: null });
    }
  });
});

test('a document that lost types can be served all the same', () => {
  const lost = { a: { type: 'Nowhere', optional: false }, b: { type: 'str', optional: true } };
  const model: Interface = {
    ...catalog,
    commands: {
      one: { arguments: {}, returns: 'Nowhere' },
      'query-status': { arguments: {}, returns: 'Status' },
    },
    events: { STOP: { data: lost } },
    types: { Status: { kind: 'object', members: { ...lost, running: { type: 'bool', optional: false } } } },
  };
  const machine = new ReferenceMachine(model, 0);
  machine.emit('STOP');
  expect(run(machine, 'one')).toEqual({});
  expect(run(machine, 'query-status')).toEqual({ running: true });
});

test('another seed gives other replies', () => {
  const [a, b] = [1, 2].map((seed) => run(new ReferenceMachine(catalog, seed), 'query-spice'));
  expect(a).not.toEqual(b);
});

describe('state', () => {
  test('query-status follows stop and cont', () => {
    const machine = new ReferenceMachine(catalog, 0);
    run(machine, 'stop');
    expect(run(machine, 'query-status')).toMatchObject({ running: false, status: 'paused' });
    run(machine, 'cont');
    expect(run(machine, 'query-status')).toMatchObject({ running: true, status: 'running' });
  });

  test('an event that the version does not have is not sent', () => {
    const machine = new ReferenceMachine({ ...catalog, events: {} }, 0);
    machine.listeners.add({ event: () => expect.fail('an event'), quit: () => {} });
    expect(run(machine, 'stop')).toEqual({});
  });

  test('what was added is listed, cannot be added twice, and can be removed once', () => {
    const machine = new ReferenceMachine(catalog, 0);
    const add = () => run(machine, 'blockdev-add', { driver: 'null-co', 'node-name': 'n0' });
    const names = () =>
      (run(machine, 'query-named-block-nodes') as JsonObject[]).map((node) => node['node-name']);
    const remove = () => run(machine, 'blockdev-del', { 'node-name': 'n0' });
    expect(names()).toEqual([]);
    add();
    expect(names()).toEqual(['n0']);
    expect(add).toThrow(/Duplicate nodes/);
    remove();
    expect(names()).toEqual([]);
    expect(remove).toThrow(/Failed to find node/);
  });

  test('a command that needs a thing finds it only where it is', () => {
    const machine = new ReferenceMachine(catalog, 0);
    const resize = () => run(machine, 'block_resize', { 'node-name': 'n0', size: 512 });
    expect(resize).toThrow(/n0/);
    run(machine, 'blockdev-add', { driver: 'file', 'node-name': 'n0', filename: 'f' });
    expect(resize()).toEqual({});
  });

  test('a device must be of a known model, and may have any property', () => {
    const machine = new ReferenceMachine(catalog, 0);
    expect(
      run(machine, 'device_add', { driver: 'virtio-net-pci', id: 'd0', mac: '52:54:00:12:34:56' }),
    ).toEqual({});
    expect(() => run(machine, 'device_add', { driver: 'nope' })).toThrow(
      "'nope' is not a valid device model name",
    );
    expect(() => run(machine, 'device_add', { driver: 'e1000', id: 'd0' })).toThrow(
      /Duplicate device ID 'd0'/,
    );
  });

  test('only I/O threads are listed as such', () => {
    const machine = new ReferenceMachine(catalog, 0);
    run(machine, 'object-add', { 'qom-type': 'iothread', id: 't0' });
    run(machine, 'object-add', { 'qom-type': 'rng-random', id: 'r0' });
    expect(run(machine, 'query-iothreads')).toMatchObject([{ id: 't0' }]);
  });

  test('removing an export says so', () => {
    const machine = new ReferenceMachine(catalog, 0);
    const events: JsonObject[] = [];
    machine.listeners.add({ event: (message) => events.push(message), quit: () => {} });
    run(machine, 'blockdev-add', { driver: 'null-co', 'node-name': 'n0' });
    run(machine, 'nbd-server-start', { addr: { type: 'unix', data: { path: 'p' } } });
    run(machine, 'block-export-add', { type: 'nbd', id: 'e0', 'node-name': 'n0' });
    expect(run(machine, 'query-block-exports')).toMatchObject([{ id: 'e0', 'node-name': 'n0', type: 'nbd' }]);
    run(machine, 'block-export-del', { id: 'e0' });
    expect(events).toMatchObject([{ event: 'BLOCK_EXPORT_DELETED', data: { id: 'e0' } }]);
  });

  test.each([
    ['job-cancel', { id: 'x' }, 'GenericError'],
    ['block-job-cancel', { device: 'x' }, 'DeviceNotActive'],
    ['device_del', { id: 'x' }, 'DeviceNotFound'],
  ])('%s %j: %s', (name, args, errorClass) => {
    expect(() => run(new ReferenceMachine(catalog, 0), name, args)).toThrow(
      expect.objectContaining({ errorClass }),
    );
  });
});

describe('it describes itself', () => {
  const machine = new ReferenceMachine(catalog, 0);

  test('commands and version', () => {
    expect(run(machine, 'query-commands')).toEqual(Object.keys(catalog.commands).map((name) => ({ name })));
    expect(run(machine, 'query-version')).toMatchObject({ qemu: { major: 7, minor: 2 } });
  });

  test('schema: whoever reads it gets the catalog that the server was made from', () => {
    const { commands, events, types } = readIntrospection(
      run(machine, 'query-qmp-schema') as JsonValue[],
      catalog.document,
    );
    const unplaced = (value: unknown) =>
      JSON.parse(JSON.stringify(value, (key, member) => (key === 'line' ? undefined : member)));
    expect(unplaced({ commands, events, types })).toEqual(
      unplaced({ commands: catalog.commands, events: catalog.events, types: catalog.types }),
    );
  });
});
