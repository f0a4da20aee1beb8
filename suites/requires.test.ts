import { expect, test } from 'vitest';
import { featuresOf, featuresOfRequests, machineTypeIn, requirementsOf } from './requires.js';

test.each([
  [['-nodefaults', '-machine', 'pc', '-m', '16'], 'pc'],
  [['-machine', 'q35,accel=tcg'], 'q35'],
  [['-machine', 'accel=tcg'], null],
  [['-S'], null],
  [['-machine'], null],
])('%j is a machine of type %s', (args, type) => {
  expect(machineTypeIn(args)).toBe(type);
});

test('a machine of its own is required by its type', () => {
  expect(featuresOf({ machine: ['-machine', 'pc'], requires: ['type:ib700'] })).toEqual([
    'machine-type:pc',
    'type:ib700',
  ]);
  expect(featuresOf({ requires: ['pci-bus'] })).toEqual(['pci-bus']);
  expect(featuresOf({})).toEqual([]);
});

test('requests show the types and buses that they take', () => {
  const requests = [
    { execute: 'object-add', arguments: { 'qom-type': 'iothread', id: 'io' } },
    { execute: 'device_add', arguments: { driver: 'virtio-scsi-pci', id: 'hba', bus: 'pci.0' } },
    { execute: 'device_add', arguments: { driver: 'scsi-hd', bus: 'hba.0', id: '$id' } },
    { execute: 'device_add', arguments: { driver: '$type', bus: 'isa.0' } },
    { execute: 'stop' },
  ];
  expect(featuresOfRequests(requests)).toEqual([
    'type:iothread',
    'type:virtio-scsi-pci',
    'pci-bus',
    'bus:pci.0',
    'type:scsi-hd',
  ]);
});

test('a list of cases says all that a case requires', () => {
  expect(
    requirementsOf({
      ...{
        commands: ['stop'],
        events: ['STOP'],
        capability: 'oob',
        sessions: 2,
        pretty: true,
        ownProcess: true,
      },
      ...{ machine: ['-machine', 'pc'], requires: ['pci-bus'] },
    }),
  ).toEqual([
    ...['command:stop', 'event:STOP', 'capability:oob', 'machine-type:pc', 'pci-bus'],
    ...['sessions:2', 'pretty', 'started-by-us'],
  ]);
  expect(requirementsOf({})).toEqual([]);
});
