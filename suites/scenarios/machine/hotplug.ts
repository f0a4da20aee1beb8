/** Devices, processors and memory that come and go while the machine runs. */
import type { Scenario, Step } from '../engine/format.js';
import { guest } from './guest.js';
import { PAUSED, PC, Q35, QTEST } from './machines.js';

const RNG = { driver: 'virtio-rng-pci', id: 'rng', addr: '5' };
const USB = [...PC, ...PAUSED, '-device', 'qemu-xhci,id=usb'];
const keyboard = { driver: 'usb-kbd', id: 'kbd' };

/** The guest is asked to let go what is in slot 5 of bus 0, which it sees in its ACPI registers. */
const askedFor: Step = {
  ...guest('outl 0xae10 0x0', 'inl 0xae04'),
  returns: ['', { $matches: '[2367abef][0-9a-f]$' }],
};
/** The guest ejects what is in slot 5 of bus 0 (ACPI PCI hot-plug of `-machine pc`). */
const ejected = guest('outl 0xae10 0x0', 'outl 0xae08 0x20');

const listed = (name: string): Step => ({
  query: 'qom-list',
  arguments: { path: '/machine/peripheral' },
  has: { name },
});
const gone = (name: string): Step => ({
  query: 'qom-list',
  arguments: { path: '/machine/peripheral' },
  lacks: { name },
});

/** Memory and processors have registers of their own, at which the guest reports what it did with them. */
const DIMM = ['-object', 'memory-backend-ram,id=mem,size=128M', '-device', 'pc-dimm,id=dimm,memdev=mem'];
const SLOTS = ['-m', '64,slots=4,maxmem=2G'];
const CPUS = ['-smp', '1,sockets=1,cores=2,threads=1,maxcpus=2'];
const selectMemory = 'outl 0xa00 0x0';
const ejectMemory = 'outb 0xa14 0x8';
/** Bit 2 of the same register: somebody wants it to be removed. */
const memoryAskedFor: Step = {
  ...guest(selectMemory, 'inb 0xa14'),
  returns: ['', { $matches: '[4-7c-f]$' }],
};

/** A memory controller that does not support what the guest asks for. */
const notSupported: Step = {
  execute: 'qom-set',
  arguments: { path: '/machine/acpi-device', property: 'memory-hotplug-support', value: false },
};

export const hotplugScenarios: Scenario[] = [
  {
    id: 'command/device_add/success',
    title: 'a device that was added is in the machine, by its id',
    machine: USB,
    requires: ['type:qemu-xhci', 'type:usb-kbd'],
    steps: [{ execute: 'device_add', arguments: keyboard, returns: {} }, listed('kbd')],
  },
  {
    id: 'command/device_add/failure/id-taken',
    title: 'ids of devices are unique',
    machine: USB,
    requires: ['type:qemu-xhci', 'type:usb-kbd'],
    given: [{ execute: 'device_add', arguments: keyboard }],
    steps: [{ execute: 'device_add', arguments: keyboard, error: 'GenericError' }],
  },
  {
    id: 'command/device_add/failure/no-bus',
    title: 'a device needs a bus of its kind',
    machine: [...PC, ...PAUSED],
    requires: ['type:usb-kbd'],
    steps: [{ execute: 'device_add', arguments: keyboard, error: 'GenericError' }, gone('kbd')],
  },
  {
    id: 'command/device_del/success',
    title: 'a device that needs no consent of the guest is deleted at once, and announced',
    machine: USB,
    requires: ['type:qemu-xhci', 'type:usb-kbd'],
    given: [{ execute: 'device_add', arguments: keyboard }],
    steps: [
      { execute: 'device_del', arguments: { id: 'kbd' }, returns: {} },
      { event: 'DEVICE_DELETED', data: { device: 'kbd', path: '/machine/peripheral/kbd' } },
      gone('kbd'),
    ],
  },
  {
    id: 'event/DEVICE_DELETED/stimulus',
    title: 'a device is deleted when the guest has ejected it, and not before',
    machine: [...PC, ...QTEST],
    requires: ['type:virtio-rng-pci'],
    given: [{ execute: 'device_add', arguments: RNG }],
    steps: [
      { execute: 'device_del', arguments: { id: 'rng' }, returns: {} },
      { no_event: 'DEVICE_DELETED' },
      listed('rng'),
      askedFor,
      ejected,
      { event: 'DEVICE_DELETED', data: { device: 'rng', path: '/machine/peripheral/rng' } },
      gone('rng'),
    ],
  },
  {
    id: 'command/device_del/failure/unknown',
    title: 'a device that does not exist cannot be deleted',
    steps: [{ execute: 'device_del', arguments: { id: 'qmpspec-none' }, error: 'DeviceNotFound' }],
  },
  {
    id: 'command/query-hotpluggable-cpus/success',
    title: 'a processor that is missing is listed with what it takes to add it, and is then there',
    machine: [...Q35, ...CPUS],
    given: [
      {
        query: 'query-hotpluggable-cpus',
        has: { 'vcpus-count': 1, 'qom-path': { $absent: true } },
        save: { type: '0.type', place: '0.props' },
      },
    ],
    steps: [
      { execute: 'device_add', arguments: { driver: '$type', id: 'cpu', $also: '$place' }, returns: {} },
      { query: 'query-hotpluggable-cpus', has: { 'qom-path': '/machine/peripheral/cpu', props: '$place' } },
      { query: 'query-cpus-fast', has: { 'qom-path': '/machine/peripheral/cpu', props: '$place' } },
    ],
  },
  {
    id: 'event/ACPI_DEVICE_OST/stimulus',
    title: 'what the guest reports of a processor is announced, and can be asked for',
    machine: [...Q35, ...CPUS, ...QTEST],
    given: [
      { query: 'query-hotpluggable-cpus', save: { type: '0.type', place: '0.props' } },
      { execute: 'device_add', arguments: { driver: '$type', id: 'cpu', $also: '$place' } },
    ],
    steps: [
      // The modern registers; processor 1; event 0x103; status 1.
      guest('outb 0xcd8 0x0', 'outl 0xcd8 0x1', 'outb 0xcdd 0x1', 'outl 0xce0 0x103'),
      guest('outb 0xcdd 0x2', 'outl 0xce0 0x1'),
      {
        event: 'ACPI_DEVICE_OST',
        data: { info: { device: 'cpu', slot: '1', 'slot-type': 'CPU', source: 0x103, status: 1 } },
      },
      { query: 'query-acpi-ospm-status', has: { device: 'cpu', source: 0x103, status: 1 } },
    ],
  },
  {
    id: 'command/query-acpi-ospm-status/success',
    title: 'every slot for memory has a status',
    machine: [...PC, '-m', '64,slots=2,maxmem=1G'],
    steps: [
      { query: 'query-acpi-ospm-status', has: { slot: '0', 'slot-type': 'DIMM' } },
      { query: 'query-acpi-ospm-status', has: { slot: '1', 'slot-type': 'DIMM' } },
    ],
  },
  {
    id: 'command/query-memory-devices/success',
    title: 'a memory module is listed with its size and backend, and counted as plugged',
    machine: [...PC, ...SLOTS, ...DIMM],
    steps: [
      {
        query: 'query-memory-devices',
        is: [{ type: 'dimm', data: { id: 'dimm', size: 134_217_728, memdev: '/objects/mem' } }],
      },
      {
        query: 'query-memory-size-summary',
        is: { 'base-memory': 67_108_864, 'plugged-memory': 134_217_728 },
      },
    ],
  },
  {
    id: 'event/DEVICE_DELETED/stimulus/memory',
    title: 'a memory module is deleted when the guest has ejected it',
    machine: [...PC, ...SLOTS, ...DIMM, ...QTEST],
    steps: [
      { execute: 'device_del', arguments: { id: 'dimm' }, returns: {} },
      memoryAskedFor,
      guest(selectMemory, ejectMemory),
      { event: 'DEVICE_DELETED', data: { device: 'dimm' } },
      { query: 'query-memory-devices', is: [] },
    ],
  },
  {
    id: 'event/DEVICE_UNPLUG_GUEST_ERROR/stimulus',
    title: 'memory that the guest wants to eject and cannot is announced, and stays',
    machine: [...Q35, ...SLOTS, ...DIMM, ...QTEST],
    given: [notSupported],
    steps: [
      guest(selectMemory, ejectMemory),
      {
        event: 'DEVICE_UNPLUG_GUEST_ERROR',
        data: { device: 'dimm', path: '/machine/peripheral/dimm' },
      },
      { query: 'query-memory-devices', has: { data: { id: 'dimm' } } },
    ],
  },
  {
    id: 'event/MEM_UNPLUG_ERROR/stimulus',
    title: 'memory that the guest wants to eject and cannot is announced with the reason',
    machine: [...Q35, ...SLOTS, ...DIMM, ...QTEST],
    given: [notSupported],
    steps: [
      guest(selectMemory, ejectMemory),
      { event: 'MEM_UNPLUG_ERROR', data: { device: 'dimm', msg: { $matches: '.' } } },
    ],
  },
];
