/** Snapshots of the whole machine, kept in a node. */
import type { Given, Scenario, Step } from '../engine/format.js';
import { guest } from './guest.js';
import { PC, QTEST } from './machines.js';

const machine = [...PC, ...QTEST];
const arguments_ = (job: string) => ({ 'job-id': job, tag: 'snap', devices: ['disk'] });
const concluded = (job: string): Step[] => [
  { query: 'query-jobs', has: { id: job, status: 'concluded', error: { $absent: true } }, eventually: true },
  { execute: 'job-dismiss', arguments: { id: job } },
];
const save: Step = { execute: 'snapshot-save', arguments: { ...arguments_('save'), vmstate: 'disk' } };
const load: Step = { execute: 'snapshot-load', arguments: { ...arguments_('load'), vmstate: 'disk' } };
const saved: Given[] = ['qcow2', save, ...concluded('save')];
const snapshots = (question: object): Step => ({
  query: 'query-named-block-nodes',
  has: { 'node-name': 'disk', image: { snapshots: question as never } },
});

export const machineSnapshotScenarios: Scenario[] = [
  {
    id: 'command/snapshot-save/success',
    title: 'a snapshot that was saved is listed with the node that holds it',
    machine,
    given: ['qcow2'],
    steps: [
      { ...save, returns: {} },
      ...concluded('save'),
      snapshots({ $has: { name: 'snap', 'vm-state-size': { $atLeast: 1 } } }),
    ],
  },
  {
    id: 'command/snapshot-save/failure/no-node',
    title: 'a snapshot for a node that does not exist fails as a job',
    machine,
    steps: [
      { ...save, returns: {} },
      {
        query: 'query-jobs',
        has: { id: 'save', status: 'concluded', error: { $matches: '.' } },
        eventually: true,
      },
    ],
  },
  {
    id: 'command/snapshot-load/success',
    title: 'memory is as it was when the snapshot was saved',
    machine,
    given: [guest('writel 0x1000 0x11111111'), ...saved, guest('writel 0x1000 0x22222222')],
    steps: [
      { execute: 'stop', returns: {} },
      { ...load, returns: {} },
      ...concluded('load'),
      { ...guest('readl 0x1000'), returns: ['0x0000000011111111'] },
    ],
  },
  {
    id: 'command/snapshot-delete/success',
    title: 'a snapshot that was deleted is listed no more',
    machine,
    given: saved,
    steps: [
      { execute: 'snapshot-delete', arguments: arguments_('delete'), returns: {} },
      ...concluded('delete'),
      {
        query: 'query-named-block-nodes',
        lacks: { 'node-name': 'disk', image: { snapshots: { $has: { name: 'snap' } } } },
      },
    ],
  },
];
