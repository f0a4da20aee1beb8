/** Network backends and cards. */
import type { Scenario, Step } from '../engine/format.js';
import { guest } from './guest.js';
import { PAUSED, PC } from './machines.js';
import { start, virtioNet } from './virtio.js';

const HUB = { type: 'hubport', id: 'net', hubid: 7 };
const NIC = [
  ...PC,
  ...PAUSED,
  '-netdev',
  'hubport,id=net,hubid=0',
  '-device',
  'e1000,netdev=net,id=nic,romfile=',
];
/** No query lists backends. */
const shown = { query: 'human-monitor-command', arguments: { 'command-line': 'info network' } };
const address = { type: 'unix', path: '$DIR/net' };
const listens: Step = {
  execute: 'netdev_add',
  arguments: { type: 'stream', id: 'server', server: true, addr: address },
};
/** Bytes of a dump of packets (pcap), and of a packet. */
const DUMP_HEADER = 24;
const SMALLEST_FRAME = 60;

/** What the guest reads in the configuration of the card (virtio 1.0, 5.1.4), which `start` has mapped. */
const link = (up: boolean): Step => ({
  ...guest('readw 0xe0002006'),
  returns: [up ? '0x0000000000000001' : '0x0000000000000000'],
});
const comes: Step = { stimulus: 'connect', with: { client: 'far', path: '$DIR/net' } };

export const networkScenarios: Scenario[] = [
  {
    id: 'command/netdev_add/success',
    title: 'a backend that was added is shown, until it is deleted',
    steps: [
      { execute: 'netdev_add', arguments: HUB, returns: {} },
      { ...shown, is: { $matches: '\\bnet\\b' } },
      { execute: 'netdev_del', arguments: { id: 'net' }, returns: {} },
      { ...shown, is: { $not: { $matches: '\\bnet\\b' } } },
    ],
  },
  {
    id: 'command/netdev_add/failure/id-taken',
    title: 'ids of backends are unique',
    given: [{ execute: 'netdev_add', arguments: HUB }],
    steps: [{ execute: 'netdev_add', arguments: HUB, error: 'GenericError' }],
  },
  {
    id: 'command/netdev_del/success',
    title: 'a backend that was deleted is gone, and its id free again',
    given: [{ execute: 'netdev_add', arguments: HUB }],
    steps: [
      { execute: 'netdev_del', arguments: { id: 'net' }, returns: {} },
      { execute: 'netdev_del', arguments: { id: 'net' }, error: 'DeviceNotFound' },
      { execute: 'netdev_add', arguments: HUB, returns: {} },
    ],
  },
  {
    id: 'command/netdev_del/failure/unknown',
    title: 'a backend that does not exist cannot be deleted',
    steps: [{ execute: 'netdev_del', arguments: { id: 'qmpspec-none' }, error: 'DeviceNotFound' }],
  },
  {
    id: 'event/NETDEV_STREAM_CONNECTED/stimulus',
    title: 'a server announces the client that has connected',
    given: [listens],
    steps: [
      comes,
      { event: 'NETDEV_STREAM_CONNECTED', data: { 'netdev-id': 'server', addr: { type: 'unix' } } },
    ],
  },
  {
    id: 'event/NETDEV_STREAM_CONNECTED/stimulus/client',
    title: 'a client announces the server that it has connected to',
    given: [{ stimulus: 'sink', with: { path: '$DIR/net' } }],
    steps: [
      {
        execute: 'netdev_add',
        arguments: { type: 'stream', id: 'client', server: false, addr: address },
        returns: {},
      },
      // The path is the listener's own word, which below a root is another than the client's.
      { event: 'NETDEV_STREAM_CONNECTED', data: { 'netdev-id': 'client', addr: { type: 'unix' } } },
    ],
  },
  {
    id: 'event/NETDEV_STREAM_DISCONNECTED/stimulus',
    title: 'a server announces that its client has gone',
    given: [listens, comes, { event: 'NETDEV_STREAM_CONNECTED', data: { 'netdev-id': 'server' } }],
    steps: [
      { stimulus: 'hang-up', with: { client: 'far' } },
      { event: 'NETDEV_STREAM_DISCONNECTED', data: { 'netdev-id': 'server' } },
    ],
  },
  {
    id: 'command/query-rx-filter/success',
    title: 'a card that can filter is listed with its address',
    machine: [...NIC, '-device', 'virtio-net-pci,id=filters,mac=52:54:00:11:22:33,romfile='],
    requires: ['type:e1000', 'type:virtio-net-pci'],
    steps: [
      {
        query: 'query-rx-filter',
        arguments: { name: 'filters' },
        is: [{ name: 'filters', 'main-mac': '52:54:00:11:22:33' }],
      },
    ],
  },
  {
    id: 'command/query-rx-filter/failure/unknown',
    title: 'a card that does not exist has no filter',
    steps: [{ execute: 'query-rx-filter', arguments: { name: 'qmpspec-none' }, error: 'GenericError' }],
  },
  {
    id: 'command/set_link/success',
    title: 'the guest sees the link of its card go down and up',
    machine: virtioNet(5),
    requires: ['type:virtio-net-pci'],
    given: [start(2), link(true)],
    steps: [
      { execute: 'set_link', arguments: { name: 'nic', up: false }, returns: {} },
      link(false),
      { execute: 'set_link', arguments: { name: 'nic', up: true }, returns: {} },
      link(true),
    ],
  },
  {
    id: 'command/set_link/failure/unknown',
    title: 'a card that does not exist has no link',
    steps: [{ execute: 'set_link', arguments: { name: 'qmpspec-none', up: false }, error: 'DeviceNotFound' }],
  },
  {
    id: 'command/announce-self/success',
    title: 'cards are made to announce themselves',
    machine: [
      ...PC,
      ...['-netdev', 'hubport,id=net,hubid=0', '-device', 'e1000,netdev=net,id=nic,romfile='],
      ...['-object', 'filter-dump,id=dump,netdev=net,file=$DIR/dump'],
    ],
    requires: ['type:e1000', 'type:filter-dump'],
    given: [{ stimulus: 'read-file', with: { path: '$DIR/dump' }, returns: { size: DUMP_HEADER } }],
    steps: [
      {
        execute: 'announce-self',
        arguments: { initial: 50, max: 100, rounds: 1, step: 10 },
        returns: {},
      },
      {
        stimulus: 'read-file',
        with: { path: '$DIR/dump' },
        returns: { size: { $atLeast: DUMP_HEADER + SMALLEST_FRAME } },
        eventually: true,
      },
    ],
  },
];
