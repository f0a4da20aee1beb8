/** The balloon: memory that the guest is asked to give back. */
import type { Feature } from '../../features.js';
import type { Scenario, Step } from '../engine/format.js';
import { configure, guest } from './guest.js';
import { PC, QTEST } from './machines.js';

const machine = [...PC, '-m', '64', ...QTEST, '-device', 'virtio-balloon-pci,addr=5'];
const requires: Feature[] = ['type:virtio-balloon-pci'];

/** Through its ports at 0xc000 the guest says that it has given back 8192 pages, 32 MiB. */
const inflated = guest(
  ...configure([5, 0], 0x10, 0xc001, 'l'),
  ...configure([5, 0], 4, 5, 'w'),
  'outl 0xc018 0x2000',
);
/** The port before it says how many the guest is asked for. */
const askedFor: Step = {
  ...guest(...configure([5, 0], 0x10, 0xc001, 'l'), ...configure([5, 0], 4, 5, 'w'), 'inl 0xc014'),
  returns: ['', '', '', '', '0x2000'],
};

export const balloonScenarios: Scenario[] = [
  {
    id: 'command/balloon/success',
    title: 'the guest is asked for memory, and has it until it has given it back',
    machine,
    requires,
    steps: [
      { execute: 'balloon', arguments: { value: 33_554_432 }, returns: {} },
      askedFor,
      { query: 'query-balloon', is: { actual: 67_108_864 } },
    ],
  },
  {
    id: 'event/BALLOON_CHANGE/stimulus',
    title: 'memory that the guest gives back is announced, and can be asked for',
    machine,
    requires,
    steps: [
      inflated,
      { event: 'BALLOON_CHANGE', data: { actual: 33_554_432 } },
      { query: 'query-balloon', is: { actual: 33_554_432 } },
    ],
  },
  {
    id: 'command/query-balloon/success',
    title: 'without any help of the guest its memory is all there',
    machine,
    requires,
    steps: [{ query: 'query-balloon', is: { actual: 67_108_864 } }],
  },
  ...[
    { command: 'balloon', args: { value: 1_048_576 } },
    { command: 'query-balloon', args: {} },
  ].map(
    ({ command, args }): Scenario => ({
      id: `command/${command}/failure/no-device`,
      title: 'a machine without a balloon has none to ask',
      machine: PC,
      steps: [{ execute: command, arguments: args, error: 'DeviceNotActive' }],
    }),
  ),
];
