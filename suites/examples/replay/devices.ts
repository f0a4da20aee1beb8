/** Examples about devices of the guest: on machines that have a PCI bus to plug them into. */

import { wireText } from '../../../schema/json-text.js';
import type { ResourceStep } from '../../commands/things.js';
import { node } from './block.js';
import { rawImage } from './images.js';
import type { ExampleScenario } from './scenario.js';

const MEDIUM = 'example-medium';

const device = (driver: string, id: string, more = {}): ResourceStep => [
  'device_add',
  { driver, id, ...more },
];

const controller = device('virtio-scsi-pci', 'example-controller');
// The controller comes first: where there is no bus for it, nothing has been made yet.
const disk: ResourceStep[] = [controller, node(MEDIUM), device('scsi-hd', '$id', { drive: MEDIUM })];

/** A CD drive with a medium in it. */
const changer = (...before: ResourceStep[]): ExampleScenario => ({
  before: [controller, node(MEDIUM), device('scsi-cd', '$id', { drive: MEDIUM }), ...before],
  files: ['filename'],
  shown: true,
});

const open: ResourceStep = ['blockdev-open-tray', { id: '$id' }];
const empty: ResourceStep = ['blockdev-remove-medium', { id: '$id' }];

export const EXAMPLE_DEVICES: Record<string, ExampleScenario> = {
  'block-latency-histogram-set': { before: disk, shown: true },
  // An id that is a path names a part of a device.
  block_set_io_throttle: { before: ({ id }) => (/\//.test(wireText(id)) ? null : disk), shown: true },
  eject: changer(),
  'blockdev-open-tray': changer(),
  'blockdev-close-tray': changer(open),
  'blockdev-remove-medium': changer(open),
  'blockdev-change-medium': changer(rawImage('$filename')),
  'blockdev-insert-medium': changer(open, empty, node('$node-name')),
  // On the bus that the example names: a machine whose bus is called otherwise is not the one of the example.
  device_add: {
    before: ({ bus }) => [device('e1000', 'example-nic', bus === undefined ? {} : { bus })],
    shown: true,
  },
  device_del: {
    before: ({ id }) => (/\//.test(wireText(id)) ? null : [device('e1000', '$id')]),
    shown: true,
  },
  'query-rx-filter': { before: [device('virtio-net-pci', '$name')], shown: true },
  balloon: { before: [device('virtio-balloon-pci', 'example-balloon')], shown: true },
};
