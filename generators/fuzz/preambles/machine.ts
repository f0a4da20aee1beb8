/** Back ends with front ends on them, and machines on the move. */
import type { JsonObject } from '../../../schema/json.js';
import type { Preamble } from './preamble.js';

const chardev = (id: string, type: string, data: JsonObject = {}): Preamble[number] => [
  'chardev-add',
  { id, backend: { type, data } },
];
const object = (type: string, id: string, more: JsonObject = {}): Preamble[number] => [
  'object-add',
  { 'qom-type': type, id, ...more },
];
const device = (driver: string, id: string, more: JsonObject = {}): Preamble[number] => [
  'device_add',
  { driver, id, ...more },
];
const netdev = (type: string, id: string, more: JsonObject = {}): Preamble[number] => [
  'netdev_add',
  { type, id, ...more },
];
const disk: Preamble[number] = ['blockdev-add', { driver: 'null-co', 'node-name': 'node0', size: 1_048_576 }];
const capability = (name: string): Preamble[number] => [
  'migrate-set-capabilities',
  { capabilities: [{ capability: name, state: true }] },
];

export const MACHINE_OPENINGS: readonly Preamble[] = [
  [
    chardev('chardev0', 'ringbuf'),
    chardev('chardev1', 'mux', { chardev: 'chardev0' }),
    chardev('chardev2', 'null'),
  ],
  [
    chardev('chardev0', 'ringbuf'),
    chardev('chardev1', 'hub', { chardevs: ['chardev0'] }),
    chardev('chardev2', 'vc'),
  ],
  [
    chardev('chardev0', 'socket', {
      ...{ addr: { type: 'unix', data: { path: 'socket0' } }, server: true, wait: false },
    }),
    chardev('chardev1', 'socket', { addr: { type: 'unix', data: { path: 'socket0' } }, server: false }),
    chardev('chardev2', 'qemu-vdagent', { clipboard: true }),
  ],
  [
    netdev('hubport', 'netdev0', { hubid: 0 }),
    netdev('user', 'netdev1', { restrict: true }),
    netdev('hubport', 'netdev2', { hubid: 0, netdev: 'netdev1' }),
    object('filter-buffer', 'object0', { netdev: 'netdev1', interval: 1000 }),
  ],
  [
    netdev('user', 'netdev0', { restrict: true }),
    ...['chardev0', 'chardev1', 'chardev2'].map((id) => chardev(id, 'null')),
    object('iothread', 'object0'),
    object('filter-mirror', 'object1', { netdev: 'netdev0', queue: 'tx', outdev: 'chardev0' }),
    object('filter-redirector', 'object2', { netdev: 'netdev0', queue: 'rx', indev: 'chardev1' }),
  ],
  [
    disk,
    object('iothread', 'object0'),
    device('virtio-scsi-pci', 'device0'),
    device('scsi-hd', 'device1', { drive: 'node0' }),
  ],
  [disk, device('virtio-blk-pci', 'device0', { drive: 'node0', 'share-rw': true })],
  [disk, device('nvme', 'device0', { drive: 'node0', serial: 'a' })],
  [disk, device('nec-usb-xhci', 'device0'), device('usb-storage', 'device1', { drive: 'node0' })],
  [device('qemu-xhci', 'device0'), device('usb-hub', 'device1'), device('usb-kbd', 'device2')],
  [netdev('user', 'netdev0', { restrict: true }), device('virtio-net-pci', 'device0', { netdev: 'netdev0' })],
  [netdev('user', 'netdev0', { restrict: true }), device('e1000', 'device0', { netdev: 'netdev0' })],
  [
    chardev('chardev0', 'ringbuf'),
    device('virtio-serial-pci', 'device0'),
    device('virtconsole', 'device1', { chardev: 'chardev0' }),
  ],
  [object('rng-builtin', 'object0'), device('virtio-rng-pci', 'device0', { rng: 'object0' })],
  [
    object('cryptodev-backend-builtin', 'object0'),
    device('virtio-crypto-pci', 'device0', { cryptodev: 'object0' }),
  ],
  [
    object('memory-backend-ram', 'object0', { size: 4096 }),
    object('memory-backend-ram', 'object1', { size: 2_097_152 }),
  ],
  [device('virtio-balloon-pci', 'device0')],
  [
    device('virtio-gpu-pci', 'device0'),
    device('virtio-keyboard-pci', 'device1'),
    device('secondary-vga', 'device2'),
  ],
  [object('can-bus', 'object0'), device('kvaser_pci', 'device0', { canbus: 'object0' })],
  [['stop']],
  [['stop'], ['xen-save-devices-state', { filename: 'new0.img' }]],
  [capability('x-colo')],
  [capability('multifd'), ['migrate', { uri: 'unix:socket1' }]],
  [['migrate', { uri: 'file:new0.img' }]],
  [
    ['migrate-set-parameters', { 'max-bandwidth': 1 }],
    ['migrate', { uri: 'unix:socket1' }],
  ],
  [['migrate-incoming', { uri: 'unix:socket0' }]],
];
