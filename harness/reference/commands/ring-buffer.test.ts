import { beforeEach, expect, test } from 'vitest';
import { loadCatalog } from '../../../schema/catalogs.js';
import type { JsonObject } from '../../../schema/json.js';
import { runOn } from '../../../test/reference/run-on.js';
import { ReferenceMachine } from '../reference-machine.js';

const model = loadCatalog('introspection-qemu-system-7.2');
let machine: ReferenceMachine;

const run = (name: string, args?: JsonObject) => runOn(machine, name, args);

const write = (data: string, options: JsonObject = {}) =>
  run('ringbuf-write', { device: 'r', data, ...options });
const read = (size: number, options: JsonObject = {}) =>
  run('ringbuf-read', { device: 'r', size, ...options });

beforeEach(() => {
  machine = new ReferenceMachine(model, 0);
  run('chardev-add', { id: 'r', backend: { type: 'ringbuf', data: { size: 8 } } });
  run('chardev-add', { id: 'n', backend: { type: 'null', data: {} } });
});

test('what is written is read once, the oldest first', () => {
  write('abc');
  write('def');
  expect([read(4), read(100), read(100)]).toEqual(['abcd', 'ef', '']);
});

test('when it is full the oldest bytes are lost', () => {
  write('abcdefghijk');
  expect(read(100)).toBe('defghijk');
});

test('data may be spelled in base64', () => {
  write('w6k=', { format: 'base64' });
  expect(read(100)).toBe('\u00e9');
  write('\u00e9!');
  expect(read(100, { format: 'base64' })).toBe('w6kh');
});

test.each([
  [() => read(0), 'size must be greater than zero'],
  [() => write('*', { format: 'base64' }), 'Base64 data contains invalid characters'],
  [() => run('ringbuf-read', { device: 'x', size: 1 }), "Device 'x' not found"],
  [() => run('ringbuf-write', { device: 'n', data: 'a' }), 'n is not a ringbuf device'],
])('%s: %s', (act, message) => expect(act).toThrow(message));
