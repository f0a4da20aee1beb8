import { expect, test } from 'vitest';
import { loadCatalog } from '../../schema/catalogs.js';
import { runOn } from '../../test/reference/run-on.js';
import { readCommandLine, type Setup } from './command-line.js';
import { ReferenceMachine } from './reference-machine.js';

const model = loadCatalog('introspection-qemu-system-7.2');
const words = (text: string) => text.split(' ').filter((word) => word !== '');
const machine = (text: string) =>
  new ReferenceMachine(model, 0, { setup: readCommandLine(words(text)) as Setup });
const ask = (text: string, command: string, args = {}) => runOn(machine(text), command, args);

test.each([
  ['', 'running'],
  ['-nodefaults -machine pc -m 16 -bios /x -S', 'prelaunch'],
  ['-machine q35 -incoming defer', 'inmigrate'],
])('%s: %s', (text, status) => expect(ask(text, 'query-status')).toMatchObject({ status }));

test('what is named is there', () => {
  const text =
    '-name me -uuid 1-2 -object iothread,id=io,poll-max-ns=5 -device virtio-net-pci,id=nic,addr=1f';
  expect(ask(text, 'query-name')).toEqual({ name: 'me' });
  expect(ask(text, 'query-uuid')).toEqual({ UUID: '1-2' });
  expect(ask(text, 'query-iothreads')).toMatchObject([{ id: 'io' }]);
  expect(ask(text, 'query-rx-filter', { name: 'nic' })).toMatchObject([{ name: 'nic' }]);
  expect(ask(text, 'query-pci')).toMatchObject([{ devices: [{ qdev_id: 'nic', slot: 31 }] }]);
  expect(ask(text, 'qom-list', { path: '/machine/peripheral' })).toContainEqual({
    name: 'nic',
    type: 'child<virtio-net-pci>',
  });
});

test.each(['-vnc :1', '-m 64,slots=2', '-machine virt', '-display gtk', '-S -device', 'stray'])(
  '%s is not understood',
  (text) => expect(readCommandLine(words(text))).toBeNull(),
);

test('a device needs its bus', () => {
  const add = (text: string, args: object) => () => ask(text, 'device_add', args);
  const keyboard = { driver: 'usb-kbd', id: 'kbd' };
  expect(add('', keyboard)).toThrow("No 'usb-bus' bus found");
  expect(add('-device qemu-xhci,id=usb', keyboard)).not.toThrow();
  expect(add('', { ...keyboard, bus: 'usb.0' })).toThrow("Bus 'usb.0' not found");
  expect(add('-device qemu-xhci,id=usb', { ...keyboard, bus: 'usb.0' })).not.toThrow();
});
