import { beforeEach, expect, test } from 'vitest';
import { loadCatalog } from '../../../../schema/catalogs.js';
import type { JsonObject, JsonValue } from '../../../../schema/json.js';
import { runOn } from '../../../../test/reference/run-on.js';
import { ReferenceMachine } from '../../reference-machine.js';

const model = loadCatalog('introspection-qemu-system-7.2');
let machine: ReferenceMachine;

const run = (name: string, args?: JsonObject) => runOn(machine, name, args);

const get = (path: string, property: string) => run('qom-get', { path, property });
const set = (path: string, property: string, value: JsonValue) => run('qom-set', { path, property, value });
const list = (path: string) =>
  (run('qom-list', { path }) as JsonObject[]).map(({ name, type }) => `${name}: ${type}`);

beforeEach(() => {
  machine = new ReferenceMachine(model, 0);
  run('object-add', { 'qom-type': 'iothread', id: 't', 'poll-grow': 2 });
  run('device_add', { driver: 'e1000', id: 'd', mac: '52:54:00:12:34:56' });
});

test('a property is what it was set to, was made with, its documented default, or anything of its type', () => {
  set('/objects/t', 'poll-max-ns', 9007199254740993n);
  expect(get('/objects/t', 'poll-max-ns')).toBe(9007199254740993n);
  expect(get('/objects/t', 'poll-grow')).toBe(2);
  expect(get('/objects/t', 'poll-shrink')).toBe(0);
  expect(get('/machine/peripheral/d', 'mac')).toBe('52:54:00:12:34:56');
  set('/machine/peripheral/d', 'addr', '05.0');
  expect(get('/machine/peripheral/d', 'addr')).toBe('05.0');
});

test('type and children are properties too', () => {
  expect(get('/objects/t', 'type')).toBe('iothread');
  expect(get('/objects/', 't')).toBe('/objects/t');
  expect(get('/', 'objects')).toBe('/objects');
});

test('the tree can be walked', () => {
  expect(list('/')).toEqual(expect.arrayContaining(['objects: child<container>', 'machine: child<machine>']));
  expect(list('/objects')).toEqual(['type: string', 't: child<iothread>']);
  expect(list('/objects/t')).toEqual(expect.arrayContaining(['type: string', 'poll-max-ns: int']));
  run('object-del', { id: 't' });
  expect(list('/objects')).toEqual(['type: string']);
});

test.each([
  [() => get('/objects/x', 'type'), /Device '\/objects\/x' not found/],
  [() => list('objects'), /Device 'objects' not found/],
  [() => get('/objects/t', 'nope'), /Property 'iothread.nope' not found/],
  [() => set('/objects/t', 'nope', 1), /Property 'iothread.nope' not found/],
  [() => set('/objects', 'nope', 1), /Property 'container.nope' not found/],
  [() => set('/objects/t', 'type', 'x'), /'iothread.type' is not writable/],
  [() => set('/objects/t', 'poll-max-ns', 'a'), /type for 'poll-max-ns', expected: integer/],
])('%s: %s', (act, message) => expect(act).toThrow(message));
