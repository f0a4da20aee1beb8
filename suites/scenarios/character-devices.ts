/** Character devices. */
import type { Scenario } from './engine/format.js';
import { PAUSED, PC } from './machine/machines.js';

const backend = { type: 'ringbuf', data: { size: 4096 } };
const listed = { query: 'query-chardev', has: { label: 'ring', filename: 'ringbuf' } };
const read = (data: object, wanted: unknown) => ({
  execute: 'ringbuf-read',
  arguments: { device: 'ring', size: 1024, ...data } as never,
  returns: wanted as never,
});

export const characterDeviceScenarios: Scenario[] = [
  {
    id: 'command/chardev-add/success',
    title: 'a character device that was added is listed',
    steps: [{ execute: 'chardev-add', arguments: { id: 'ring', backend }, returns: {} }, listed],
  },
  {
    id: 'command/chardev-add/success/socket',
    title: 'a character device that waits for a client is listed with its address',
    steps: [
      {
        execute: 'chardev-add',
        arguments: {
          id: 'listener',
          backend: {
            type: 'socket',
            data: { addr: { type: 'unix', data: { path: '$DIR/listener' } }, server: true, wait: false },
          },
        },
        returns: {},
      },
      {
        query: 'query-chardev',
        has: {
          label: 'listener',
          'frontend-open': false,
          filename: { $matches: 'unix:.*/listener,' },
        },
      },
      {
        query: 'query-chardev',
        has: { label: 'listener', filename: { $matches: '^disconnected:' } },
        stands: 'convention',
      },
    ],
  },
  {
    id: 'command/chardev-add/failure/id-taken',
    title: 'ids of character devices are unique',
    given: ['ring buffer'],
    steps: [{ execute: 'chardev-add', arguments: { id: 'ring', backend }, error: 'GenericError' }, listed],
  },
  {
    id: 'command/chardev-add/failure/not-a-power-of-two',
    title: 'the size of a ring buffer is a power of two',
    steps: [
      {
        execute: 'chardev-add',
        arguments: { id: 'ring', backend: { type: 'ringbuf', data: { size: 1000 } } },
        error: 'GenericError',
      },
      { query: 'query-chardev', lacks: { label: 'ring' } },
    ],
  },
  {
    id: 'command/chardev-remove/success',
    title: 'a character device that was removed is not listed',
    given: ['ring buffer', { 'ring buffer': { id: 'other' } }],
    steps: [
      { execute: 'chardev-remove', arguments: { id: 'ring' }, returns: {} },
      { query: 'query-chardev', lacks: { label: 'ring' }, has: { label: 'other' } },
    ],
  },
  {
    id: 'command/chardev-remove/failure/gone',
    title: 'a character device can be removed once',
    given: ['ring buffer', { execute: 'chardev-remove', arguments: { id: 'ring' } }],
    steps: [{ execute: 'chardev-remove', arguments: { id: 'ring' }, error: 'GenericError' }],
  },
  {
    id: 'command/chardev-remove/failure/in-use',
    title: 'a character device that a port of the guest uses stays',
    machine: [...PC, ...PAUSED, '-chardev', 'ringbuf,id=ring', '-device', 'isa-serial,chardev=ring'],
    requires: ['type:isa-serial'],
    steps: [
      { execute: 'chardev-remove', arguments: { id: 'ring' }, error: 'GenericError' },
      { query: 'query-chardev', has: { label: 'ring' } },
    ],
  },
  {
    id: 'command/chardev-change/success',
    title: 'a character device has the backend that it was changed to',
    given: [
      {
        execute: 'chardev-add',
        arguments: { id: 'ring', backend: { type: 'null', data: {} } },
      },
    ],
    steps: [
      { query: 'query-chardev', has: { label: 'ring', filename: 'null' } },
      { execute: 'chardev-change', arguments: { id: 'ring', backend }, returns: {} },
      listed,
      { query: 'query-chardev', lacks: { label: 'ring', filename: 'null' } },
    ],
  },
  {
    id: 'command/chardev-change/failure/no-such-device',
    title: 'a character device that is not there cannot be changed',
    given: ['ring buffer'],
    steps: [
      { execute: 'chardev-change', arguments: { id: 'nobody', backend }, error: 'GenericError' },
      { query: 'query-chardev', lacks: { label: 'nobody' } },
    ],
  },
  {
    id: 'command/chardev-send-break/success',
    title: 'a break is taken, and the device stays',
    given: ['ring buffer'],
    steps: [{ execute: 'chardev-send-break', arguments: { id: 'ring' }, returns: {} }, listed],
  },
  {
    id: 'command/chardev-send-break/failure/no-such-device',
    title: 'a character device that is not there takes no break',
    steps: [{ execute: 'chardev-send-break', arguments: { id: 'nobody' }, error: 'GenericError' }],
  },
  {
    id: 'command/ringbuf-write/success',
    title: 'what was written is read, in order, once',
    given: ['ring buffer'],
    steps: [
      { execute: 'ringbuf-write', arguments: { device: 'ring', data: 'one' }, returns: {} },
      { execute: 'ringbuf-write', arguments: { device: 'ring', data: ' two' }, returns: {} },
      read({}, 'one two'),
      read({}, ''),
    ],
  },
  {
    id: 'command/ringbuf-write/success/base64',
    title: 'what was written in base64 is read as it was meant',
    given: ['ring buffer'],
    steps: [
      {
        execute: 'ringbuf-write',
        arguments: { device: 'ring', data: 'dGV4dA==', format: 'base64' },
        returns: {},
      },
      read({}, 'text'),
    ],
  },
  {
    id: 'command/ringbuf-write/failure/not-a-ring-buffer',
    title: 'only a ring buffer can be written to',
    given: [{ execute: 'chardev-add', arguments: { id: 'ring', backend: { type: 'null', data: {} } } }],
    steps: [{ execute: 'ringbuf-write', arguments: { device: 'ring', data: 'x' }, error: 'GenericError' }],
  },
  {
    id: 'command/ringbuf-read/success',
    title: 'no more is read than was asked for, and the rest is left',
    given: ['ring buffer', { execute: 'ringbuf-write', arguments: { device: 'ring', data: 'abcdef' } }],
    steps: [read({ size: 2 }, 'ab'), read({ format: 'base64' }, 'Y2RlZg=='), read({}, '')],
  },
  {
    id: 'command/ringbuf-read/failure/no-such-device',
    title: 'a device that is not there cannot be read',
    steps: [{ execute: 'ringbuf-read', arguments: { device: 'nobody', size: 1 }, error: 'GenericError' }],
  },
  {
    id: 'command/query-chardev/success',
    title: 'every character device is listed once, with its backend',
    given: ['ring buffer', { 'ring buffer': { id: 'other' } }],
    steps: [
      { query: 'query-chardev', has: { label: 'other', filename: 'ringbuf', 'frontend-open': false } },
      listed,
    ],
  },
  {
    id: 'command/query-chardev-backends/success',
    title: 'a backend that can be added is listed',
    given: ['ring buffer'],
    steps: [{ execute: 'query-chardev-backends', returns: { $has: { name: 'ringbuf' } } }],
  },
];
