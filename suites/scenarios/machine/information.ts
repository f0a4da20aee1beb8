/** What a machine tells of itself. */

import { textOf } from '../../../schema/json-text.js';
import type { Pattern } from '../../../schema/match.js';
import type { Feature } from '../../features.js';
import type { Scenario } from '../engine/format.js';
import { PAUSED, PC, Q35 } from './machines.js';

const machine = [...PC, ...PAUSED];

interface Answer {
  query: string;
  title: string;
  /** The whole of it, or one of its elements. */
  is?: Pattern;
  has?: Pattern;
  args?: { [name: string]: string };
  /** More than the plain machine. */
  more?: string[];
  requires?: Feature[];
  vacuous?: string;
}

const ANSWERS: Answer[] = [
  { query: 'query-target', title: 'the architecture is told', is: { arch: { $type: 'string' } } },
  {
    query: 'query-name',
    title: 'the name is the one that was given',
    more: ['-name', 'a machine'],
    is: { name: 'a machine' },
  },
  {
    query: 'query-uuid',
    title: 'the UUID is the one that was given',
    more: ['-uuid', '01234567-89ab-cdef-0123-456789abcdef'],
    is: { UUID: '01234567-89ab-cdef-0123-456789abcdef' },
  },
  { query: 'query-kvm', title: 'without KVM it is not enabled', is: { enabled: false } },
  { query: 'query-machines', title: 'the machine is among those that could be', has: { alias: 'pc' } },
  {
    query: 'query-current-machine',
    title: 'a PC can be suspended and woken up',
    is: { 'wakeup-suspend-support': true },
  },
  {
    query: 'query-command-line-options',
    title: 'an option is listed with its parameters',
    args: { option: 'drive' },
    is: [{ option: 'drive', parameters: { $has: { name: { $type: 'string' }, type: { $type: 'string' } } } }],
  },
  {
    query: 'query-pci',
    title: 'every bus is listed with its devices, those that were added included',
    more: ['-device', 'virtio-rng-pci,addr=5,id=rng'],
    has: { bus: 0, devices: { $has: { slot: 5, qdev_id: 'rng' } } },
  },
  {
    query: 'query-iothreads',
    title: 'a thread is listed with its id',
    more: ['-object', 'iothread,id=io'],
    has: { id: 'io' },
  },
  {
    query: 'query-vm-generation-id',
    title: 'the generation is the one that was given',
    more: ['-device', 'vmgenid,guid=01234567-89ab-cdef-0123-456789abcdef'],
    requires: ['type:vmgenid'],
    is: { guid: '01234567-89ab-cdef-0123-456789abcdef' },
  },
  { query: 'query-tpm-models', title: 'models are listed', is: { $has: 'tpm-tis' } },
  { query: 'query-tpm-types', title: 'types are listed', is: { $has: 'emulator' } },
  { query: 'query-yank', title: 'monitors on sockets can be yanked', has: { type: 'chardev' } },
  {
    query: 'query-rocker',
    title: 'a switch is told by its name',
    more: ['-device', 'rocker,name=sw'],
    requires: ['type:rocker'],
    args: { name: 'sw' },
    is: { name: 'sw', ports: 0 },
  },
  ...['query-rocker-ports', 'query-rocker-of-dpa-flows', 'query-rocker-of-dpa-groups'].map((query) => ({
    query,
    title: 'a switch without ports that nobody has programmed has none',
    more: ['-device', 'rocker,name=sw'],
    requires: ['type:rocker'] satisfies Feature[],
    args: { name: 'sw' },
    is: [],
    vacuous: 'the switch has no ports, and nobody has programmed it',
  })),
  { query: 'query-tpm', title: 'without a TPM none is listed', is: [], vacuous: 'there is no TPM' },
  {
    query: 'query-stats',
    title: 'an emulated machine counts nothing',
    args: { target: 'vm' },
    is: { $type: 'array' },
    vacuous: 'only KVM and, in newer versions, cryptographic devices count',
  },
  {
    query: 'query-stats-schemas',
    title: 'what is counted is described',
    is: { $type: 'array' },
    vacuous: 'only KVM and, in newer versions, cryptographic devices count',
  },
  {
    query: 'query-vcpu-dirty-limit',
    title: 'without limits none is listed',
    is: [],
    vacuous: 'limits need KVM',
  },
  {
    query: 'query-sev',
    title: 'without SEV it is not enabled',
    is: { enabled: false },
    // Where SEV was left out of the build, the query is refused.
    requires: ['type:sev-guest'],
  },
  {
    query: 'query-replay',
    requires: ['accelerator:tcg'],
    title: 'without record or replay there is no mode',
    is: { mode: 'none', icount: 0 },
  },
  ...[
    ['irq', [], '.'],
    ['jit', [], 'TB count'],
    ['numa', [], '0 nodes'],
    ['opcount', [], '.'],
    ['ramblock', [], 'pc\\.ram'],
    ['roms', [], 'halt'],
    ['usb', ['-device', 'qemu-xhci', '-device', 'usb-kbd'], 'QEMU USB Keyboard'],
  ].map(([name, more, text]) => ({
    query: `x-query-${textOf(name)}`,
    title: 'a text for people says so',
    more: more as string[],
    is: { 'human-readable-text': { $matches: text as string } },
  })),
  {
    query: 'x-query-rdma',
    title: 'a machine without devices for RDMA reports nothing',
    is: { 'human-readable-text': '' },
    vacuous: 'there is no such device',
  },
];

/** Rare hardware, another processor, or another way to build QEMU: the reason is in what the target says. */
const OUT_OF_REACH: { command: string; args?: { [name: string]: string | number }; title: string }[] = [
  { command: 'dumpdtb', args: { filename: '$DIR/dtb' }, title: 'the device tree is written to the file' },
  {
    command: 'query-sev-attestation-report',
    args: { mnonce: 'AAAAAAAAAAAAAAAAAAAAAA==' },
    title: 'the report is told',
  },
  { command: 'query-sev-capabilities', title: 'the capabilities are told' },
  { command: 'query-sev-launch-measure', title: 'the measurement is told' },
  { command: 'query-sgx', title: 'the enclave memory is told' },
  { command: 'query-sgx-capabilities', title: 'the capabilities are told' },
  { command: 'set-vcpu-dirty-limit', args: { 'dirty-rate': 100 }, title: 'the limit is set' },
  {
    command: 'sev-inject-launch-secret',
    args: { 'packet-header': 'AAAA', secret: 'AAAA' },
    title: 'the secret is in the memory of the guest',
  },
  { command: 'x-query-profile', title: 'a text for people shows the profile' },
];

export const informationScenarios: Scenario[] = [
  ...ANSWERS.map(
    ({ query, title, is, has, args, more = [], requires, vacuous }): Scenario => ({
      id: `command/${query}/success`,
      title,
      machine: [...machine, ...more],
      ...(requires ? { requires } : {}),
      steps: [
        {
          query,
          ...(args ? { arguments: args } : {}),
          ...(is === undefined ? {} : { is }),
          ...(has === undefined ? {} : { has }),
        },
      ],
      ...(vacuous === undefined ? {} : { vacuous }),
    }),
  ),
  ...OUT_OF_REACH.map(
    ({ command, args = {}, title }): Scenario => ({
      id: `command/${command}/success`,
      title,
      machine,
      given: [{ execute: command, arguments: args }],
      steps: [{ execute: command, arguments: args }],
    }),
  ),
  {
    id: 'command/query-rocker/failure/unknown',
    title: 'a switch that does not exist is not told',
    machine,
    steps: [{ execute: 'query-rocker', arguments: { name: 'qmpspec-none' }, error: 'GenericError' }],
  },
  {
    id: 'command/query-vm-generation-id/failure/no-device',
    title: 'a machine without a generation reports none',
    machine,
    steps: [{ execute: 'query-vm-generation-id', error: 'GenericError' }],
  },
  {
    id: 'command/device-list-properties/success',
    title: 'the properties of a kind of device are listed with their types',
    requires: ['type:e1000'],
    steps: [
      {
        query: 'device-list-properties',
        arguments: { typename: 'e1000' },
        has: { name: 'mac', type: { $type: 'string' } },
      },
    ],
  },
  {
    id: 'command/device-list-properties/failure/unknown',
    title: 'a kind of device that does not exist has no properties',
    steps: [
      {
        execute: 'device-list-properties',
        arguments: { typename: 'qmpspec-none' },
        error: 'DeviceNotFound',
      },
    ],
  },
  {
    id: 'command/cancel-vcpu-dirty-limit/success',
    title: 'to cancel limits where there are none is allowed',
    machine: Q35,
    steps: [{ execute: 'cancel-vcpu-dirty-limit', returns: {} }],
    vacuous: 'limits need KVM',
  },
];
