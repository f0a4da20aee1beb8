/** Events of hardware that hardly any machine has: whether they can be tried is up to the target. */
import type { Scenario } from '../engine/format.js';
import { PAUSED, PC } from './machines.js';

const machine = [...PC, ...PAUSED];

export const hardwareScenarios: Scenario[] = [
  {
    id: 'event/RDMA_GID_STATUS_CHANGED/stimulus',
    title: 'an address that the guest adds to an adapter is announced',
    machine: [
      ...[...machine, '-netdev', 'hubport,id=net,hubid=0', '-chardev', 'null,id=mad'],
      ...['-device', 'vmxnet3,netdev=net,addr=5.0,multifunction=on,romfile='],
      ...['-device', 'pvrdma,addr=5.1,ibdev=rxe0,netdev=lo,mad-chardev=mad'],
    ],
    requires: ['type:pvrdma'],
    steps: [{ event: 'RDMA_GID_STATUS_CHANGED', data: { 'gid-status': true } }],
  },
  {
    id: 'event/VFU_CLIENT_HANGUP/stimulus',
    title: 'a client of a device server that goes away is announced',
    machine,
    requires: ['type:x-vfio-user-server'],
    given: [
      { query: 'qom-list', arguments: { path: '/objects' }, has: { type: 'child<x-vfio-user-server>' } },
    ],
    steps: [{ event: 'VFU_CLIENT_HANGUP' }],
  },
];
