/** What the guest's drivers of virtio devices do. */
import type { JsonObject } from '../../../schema/json.js';
import type { Scenario, Step } from '../engine/format.js';
import { NONE, PC, Q35, QTEST } from './machines.js';

export const start = (queues: number, features?: number[]): Step => ({
  stimulus: 'virtio-start',
  with: { slot: 5, queues, ...(features ? { features } : {}) },
});
export const send = (queue: number, out: string[], lengths: number[] = []): Step => ({
  stimulus: 'virtio-send',
  with: { slot: 5, queue, out, in: lengths },
});

/** Control messages of a serial device: port, event and value, little-endian. */
const SERIAL = { deviceReady: '0000000000000100', portReady: '0100000003000100' };
const PORT = { open: '0100000006000100', close: '0100000006000000' };

/** Feature bits. */
const MAC = 5;
const CONTROL_QUEUE = 17;
const CONTROL_RX = 18;
const STANDBY = 62;

const noNetwork = (id: string, hub: number) => ['-netdev', `hubport,id=${id},hubid=${hub}`];
const rng = [...PC, ...QTEST, '-device', 'virtio-rng-pci,addr=5,id=rng'];
/** Memory that another process serves the machine's devices from. */
const shared = [
  ...['-nodefaults', '-machine', 'pc,memory-backend=mem', '-m', '16', '-bios', '$DIR/halt', ...QTEST],
  ...['-object', 'memory-backend-memfd,id=mem,size=16M,share=on'],
];
const backend = { path: '/machine/peripheral/rng/virtio-backend' };

/** Of memory: plug two blocks at 4 GiB, where memory devices of a small PC lie; unplug the first of them. */
export const PLUG = '0000000000000000' + '0000000001000000' + '0200000000000000';
export const UNPLUG = '0100000000000000' + '0000000001000000' + '0100000000000000';

const serial = [
  ...[...PC, ...QTEST, '-device', 'virtio-serial-pci,addr=5', '-chardev', 'null,id=c0'],
  ...['-device', 'virtserialport,chardev=c0,id=port'],
];

export const virtioScenarios: Scenario[] = [
  {
    id: 'event/VSERPORT_CHANGE/stimulus',
    title: 'a port that the guest opens and closes is announced both times',
    machine: serial,
    requires: ['type:virtio-serial-pci', 'type:virtserialport'],
    given: [start(4), send(3, [SERIAL.deviceReady]), send(3, [SERIAL.portReady])],
    steps: [
      send(3, [PORT.open]),
      { event: 'VSERPORT_CHANGE', data: { id: 'port', open: true } },
      send(3, [PORT.close]),
      { event: 'VSERPORT_CHANGE', data: { id: 'port', open: false } },
    ],
  },
  {
    id: 'event/NIC_RX_FILTER_CHANGED/stimulus',
    title: 'a filter that the guest changes is announced, and can be asked for',
    machine: virtioNet(5),
    requires: ['type:virtio-net-pci'],
    given: [
      start(3, [MAC, CONTROL_QUEUE, CONTROL_RX]),
      { query: 'query-rx-filter', arguments: { name: 'nic' }, has: { name: 'nic', promiscuous: true } },
    ],
    steps: [
      // Class receive mode, command promiscuous, off.
      send(2, ['0000', '00'], [1]),
      { event: 'NIC_RX_FILTER_CHANGED', data: { name: 'nic' } },
      { query: 'query-rx-filter', arguments: { name: 'nic' }, has: { name: 'nic', promiscuous: false } },
    ],
  },
  {
    id: 'event/MEMORY_DEVICE_SIZE_CHANGE/stimulus',
    title: 'memory that the guest takes into use is announced, and listed',
    machine: [
      ...[...PC, '-m', '128,slots=2,maxmem=2G', ...QTEST, '-object', 'memory-backend-ram,id=mem,size=1G'],
      ...['-device', 'virtio-mem-pci,addr=5,id=vm,memdev=mem,requested-size=256M'],
    ],
    requires: ['type:virtio-mem-pci'],
    given: [start(1)],
    steps: [
      send(0, [PLUG], [10]),
      {
        event: 'MEMORY_DEVICE_SIZE_CHANGE',
        data: { id: 'vm', size: { $atLeast: 1 } },
        save: { size: 'size' },
      },
      { query: 'query-memory-devices', has: { type: 'virtio-mem', data: { id: 'vm', size: '$size' } } },
    ],
  },
  {
    id: 'event/FAILOVER_NEGOTIATED/stimulus',
    title: 'a guest that takes part in failover is announced, by the device that stands by',
    machine: failoverMachine(),
    requires: ['type:virtio-net-pci', 'type:pcie-root-port'],
    steps: [
      start(3, [CONTROL_QUEUE, CONTROL_RX, STANDBY]),
      { event: 'FAILOVER_NEGOTIATED', data: { 'device-id': 'standby' } },
    ],
  },
  {
    id: 'event/UNPLUG_PRIMARY/stimulus',
    title: 'before a migration the guest is asked to give up the primary device, which is announced',
    machine: failoverMachine(),
    requires: ['type:virtio-net-pci', 'type:pcie-root-port'],
    given: [
      start(3, [CONTROL_QUEUE, CONTROL_RX, STANDBY]),
      { event: 'FAILOVER_NEGOTIATED' },
      { stimulus: 'sink', with: { path: '$DIR/sink' } },
    ],
    steps: [
      { execute: 'migrate', arguments: { uri: 'unix:$DIR/sink' }, returns: {} },
      { event: 'UNPLUG_PRIMARY', data: { 'device-id': 'primary' } },
      { query: 'query-migrate', is: { status: 'wait-unplug' }, eventually: true },
    ],
  },
  {
    id: 'command/x-query-virtio/success',
    title: 'every virtio device is listed by its path',
    machine: rng,
    steps: [{ query: 'x-query-virtio', has: { ...backend, name: 'virtio-rng' } }],
  },
  {
    id: 'command/x-query-virtio-status/success',
    title: 'a device whose driver is ready is started',
    machine: rng,
    given: [start(1)],
    steps: [
      {
        query: 'x-query-virtio-status',
        arguments: backend,
        is: { name: 'virtio-rng', started: true, 'num-vqs': 1 },
      },
    ],
  },
  {
    id: 'command/x-query-virtio-status/failure/no-device',
    title: 'a path must be that of a virtio device',
    machine: rng,
    steps: [{ execute: 'x-query-virtio-status', arguments: { path: '/machine' }, error: 'GenericError' }],
  },
  {
    id: 'command/x-query-virtio-queue-status/success',
    title: 'a queue is shown with the size and the address that its driver gave it',
    machine: rng,
    given: [start(1)],
    steps: [
      {
        query: 'x-query-virtio-queue-status',
        arguments: { ...backend, queue: 0 },
        is: { name: 'virtio-rng', 'queue-index': 0, 'vring-desc': 0x200000, 'vring-num': { $atLeast: 1 } },
      },
    ],
  },
  {
    id: 'command/x-query-virtio-queue-element/success',
    title: 'what the driver has offered is shown with its address and length',
    machine: [...PC, '-S', ...QTEST, '-device', 'virtio-rng-pci,addr=5,id=rng'],
    given: [start(1), { stimulus: 'virtio-offer', with: { slot: 5, queue: 0, out: [], in: [16] } }],
    steps: [
      {
        query: 'x-query-virtio-queue-element',
        arguments: { ...backend, queue: 0, index: 0 },
        is: { name: 'virtio-rng', descs: [{ addr: 0x203000, len: 16, flags: ['write'] }] },
      },
    ],
  },
  {
    id: 'command/x-query-virtio-vhost-queue-status/success',
    title:
      'a queue that is served from outside is shown with the size and the address that its driver gave it',
    machine: shared,
    requires: ['type:vhost-user-blk-pci', 'type:memory-backend-memfd'],
    given: [
      { stimulus: 'peer', with: { peer: 'server', machine: NONE } },
      serves('blockdev-add', { driver: 'null-co', 'node-name': 'disk', size: 1_048_576 }),
      serves('block-export-add', {
        ...{ type: 'vhost-user-blk', id: 'export', 'node-name': 'disk' },
        addr: { type: 'unix', path: '$DIR/vhost' },
      }),
      {
        execute: 'chardev-add',
        arguments: {
          id: 'vhost',
          backend: {
            type: 'socket',
            data: { addr: { type: 'unix', data: { path: '$DIR/vhost' } }, server: false },
          },
        },
      },
      {
        execute: 'device_add',
        arguments: { driver: 'vhost-user-blk-pci', id: 'blk', chardev: 'vhost', addr: '5' },
      },
      start(1),
    ],
    steps: [
      {
        query: 'x-query-virtio-vhost-queue-status',
        arguments: { path: '/machine/peripheral/blk/virtio-backend', queue: 0 },
        is: { name: 'virtio-blk', 'desc-phys': 0x200000, num: 64 },
      },
    ],
  },
  {
    id: 'command/x-query-virtio-vhost-queue-status/failure/no-vhost',
    title: 'a queue that the machine serves itself has no such status',
    machine: rng,
    steps: [
      {
        execute: 'x-query-virtio-vhost-queue-status',
        arguments: { ...backend, queue: 0 },
        error: 'GenericError',
      },
    ],
  },
];

function serves(execute: string, args: JsonObject): Step {
  return { stimulus: 'peer-execute', with: { peer: 'server', execute, arguments: args } };
}

/** A card `nic` in this slot. */
export function virtioNet(slot: number): string[] {
  const card = `virtio-net-pci,addr=${slot},netdev=net,id=nic,romfile=`;
  return [...PC, ...QTEST, ...noNetwork('net', 0), '-device', card];
}

function failoverMachine(): string[] {
  const mac = 'mac=52:54:00:11:22:33,romfile=';
  return [
    ...[...Q35, ...QTEST, ...noNetwork('n0', 0), ...noNetwork('n1', 1)],
    ...['-device', 'pcie-root-port,id=rp,addr=6,slot=1'],
    ...['-device', `virtio-net-pci,addr=5,netdev=n0,id=standby,failover=on,${mac}`],
    ...['-device', `virtio-net-pci,bus=rp,netdev=n1,id=primary,failover_pair_id=standby,${mac}`],
  ];
}
