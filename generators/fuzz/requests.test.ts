import { expect, test } from 'vitest';
import { loadCatalog } from '../../schema/catalogs.js';
import { Validator } from '../../schema/validate/validator.js';
import { DENIALS, denylisted } from './denylist/index.js';
import { randomOf } from './random.js';
import { Requests } from './requests.js';

const model = loadCatalog('introspection-qemu-system-7.2');
const validator = new Validator(model);
const requests = new Requests(model, Object.keys(model.commands));

test('every command can be drawn but those that are denied, and what is drawn is valid', () => {
  const random = randomOf(1, 1);
  expect(requests.commands).not.toContain('quit');
  expect(requests.commands.length).toBeGreaterThan(200);
  for (const command of requests.commands) {
    for (let i = 0; i < 12; i++) {
      const request = requests.valid(random, command);
      const type = model.commands[command]?.arguments;
      if (!request || typeof type !== 'string' || command === 'device_add') continue;
      expect({ request, mismatch: validator.value(type, request.arguments) }).toEqual({
        request,
        mismatch: null,
      });
    }
  }
});

test('a broken request is not', () => {
  const random = randomOf(1, 2);
  for (const command of ['blockdev-add', 'object-add', 'block_resize', 'query-version']) {
    const request = requests.invalid(random, command);
    const type = model.commands[command]?.arguments;
    const mismatch =
      typeof type === 'string'
        ? validator.value(type, request?.arguments ?? {})
        : validator.members(type ?? {}, request?.arguments ?? {});
    expect(request?.broken).toBeDefined();
    expect({ command, refused: mismatch !== null }).toEqual({ command, refused: true });
  }
});

test('a seed and a stream give the same, others give others', () => {
  const drawn = (seed: number, stream: number) => {
    const random = randomOf(seed, stream);
    return Array.from({ length: 20 }, () => JSON.stringify(requests.valid(random, 'chardev-add')));
  };
  expect(drawn(7, 0)).toEqual(drawn(7, 0));
  expect(drawn(7, 1)).not.toEqual(drawn(7, 0));
  expect(drawn(8, 0)).not.toEqual(drawn(7, 0));
});

test('what is drawn does not depend on what was drawn before', () => {
  const commands = ['blockdev-add', 'blockdev-reopen', 'transaction', 'chardev-add'];
  const drawn = (from: Requests) => {
    const random = randomOf(5, 5);
    return commands.flatMap((command) => Array.from({ length: 10 }, () => from.valid(random, command)));
  };
  const used = new Requests(model, Object.keys(model.commands));
  const random = randomOf(6, 6);
  // More places than are kept at a time.
  for (let i = 0; i < 4_000; i++) used.valid(random, commands[i % commands.length] as string);
  expect(drawn(used)).toEqual(drawn(new Requests(model, Object.keys(model.commands))));
});

test.each([
  ['quit', {}],
  ['migrate', { uri: 'exec:cat' }],
  ['migrate', { channels: [{ 'channel-type': 'main', addr: { transport: 'exec', args: ['a'] } }] }],
  ['migrate', { uri: 'tcp:10.0.0.1:4444' }],
  ['blockdev-add', { driver: 'raw', file: { driver: 'file', filename: '/etc/passwd' } }],
  ['blockdev-add', { driver: 'raw', file: { driver: 'file', filename: '../a' } }],
  ['blockdev-add', { driver: 'https', url: 'a' }],
  ['blockdev-add', { driver: 'raw', file: { driver: 'host_device', filename: 'a' } }],
  ['nbd-server-start', { addr: { type: 'inet', data: { host: '0.0.0.0', port: '1' } } }],
  ['chardev-add', { id: 'a', backend: { type: 'socket', data: { wait: true } } }],
  ['object-add', { 'qom-type': 'input-linux', id: 'a', evdev: 'a' }],
  ['netdev_add', { type: 'tap', id: 'a' }],
  ['device_add', { driver: 'vfio-pci' }],
  ['human-monitor-command', { 'command-line': 'device_add usb-host,id=a' }],
  ['human-monitor-command', { 'command-line': ' object_add  input-linux,id=a,evdev=a' }],
  ['netdev_add', { type: 'socket', id: 'a', listen: ':0' }],
  ['netdev_add', { type: 'socket', id: 'a', mcast: '230.0.0.1:1234' }],
])('%s %j is never sent, for a reason', (command, args) => {
  expect(denylisted(command, args)?.reason).toMatch(/\w/);
});

test.each([
  ['migrate', { uri: 'tcp:127.0.0.1:0' }],
  ['blockdev-add', { driver: 'raw', file: { driver: 'file', filename: 'disk0.img' } }],
  ['qom-get', { path: '/machine/peripheral', property: 'type' }],
  ['nbd-server-start', { addr: { type: 'inet', data: { host: '127.0.0.1', port: '1' } } }],
])('%s %j may be', (command, args) => expect(denylisted(command, args)).toBeUndefined());

test('nothing that a state to begin in takes is denied', () => {
  const { openings } = new Requests(model, new Set(Object.keys(model.commands)));
  expect(openings.length).toBeGreaterThan(30);
  for (const [command, args = {}] of openings.flat()) {
    expect({ command, args, denied: denylisted(command, args) }).toEqual({
      command,
      args,
      denied: undefined,
    });
  }
});

test('each denial tells what and why', () => {
  expect(DENIALS.length).toBeGreaterThan(10);
  for (const { what, reason } of DENIALS) expect([what, reason].every((text) => text.length > 1)).toBe(true);
});
