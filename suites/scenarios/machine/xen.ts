/** Commands that were made for Xen, and work without it. */
import type { Scenario, Step } from '../engine/format.js';
import { PAUSED, PC } from './machines.js';

/** Device states are saved without the description of the machine that a migration begins with. */
const BARE = ['-global', 'migration.send-configuration=off'];
const machine = [...PC, ...PAUSED, ...BARE];
const save: Step = { execute: 'xen-save-devices-state', arguments: { filename: '$DIR/state' } };

export const xenScenarios: Scenario[] = [
  {
    id: 'command/xen-save-devices-state/success',
    title: 'the state of the devices is written to the file',
    machine,
    steps: [
      { ...save, returns: {} } as Step,
      { stimulus: 'read-file', with: { path: '$DIR/state' }, returns: { size: { $atLeast: 1000 } } },
    ],
  },
  {
    id: 'command/xen-load-devices-state/success',
    title: 'the state that another machine has saved is loaded',
    machine: [...PC, ...BARE, '-incoming', 'unix:$DIR/channel'],
    given: [
      { stimulus: 'peer', with: { peer: 'other', machine } },
      {
        stimulus: 'peer-execute',
        with: { peer: 'other', execute: 'xen-save-devices-state', arguments: { filename: '$DIR/state' } },
      },
    ],
    steps: [{ execute: 'xen-load-devices-state', arguments: { filename: '$DIR/state' }, returns: {} }],
    vacuous: 'no query shows the state of the devices',
  },
  {
    id: 'command/xen-load-devices-state/success/own',
    title: 'a machine that is stopped loads the state that it has saved itself',
    machine,
    given: [save],
    steps: [{ execute: 'xen-load-devices-state', arguments: { filename: '$DIR/state' }, returns: {} }],
    vacuous: 'no query shows the state of the devices',
  },
  {
    id: 'command/xen-set-global-dirty-log/success',
    title: 'the log of written pages goes on and off',
    machine,
    steps: [true, false].map((enable) => ({
      execute: 'xen-set-global-dirty-log',
      arguments: { enable },
      returns: {},
    })),
    vacuous: 'no query shows the log',
  },
  {
    id: 'command/xen-set-replication/success',
    title: 'replication begins, and no error of it is known',
    machine,
    steps: [
      { execute: 'xen-set-replication', arguments: { enable: true, primary: true }, returns: {} },
      { query: 'query-xen-replication-status', is: { error: false } },
      { execute: 'xen-colo-do-checkpoint', returns: {} },
    ],
    vacuous: 'nothing is replicated',
  },
  {
    id: 'command/xen-colo-do-checkpoint/success',
    title: 'a checkpoint of no replicas is made at once',
    machine,
    steps: [{ execute: 'xen-colo-do-checkpoint', returns: {} }],
    vacuous: 'nothing is replicated',
  },
  {
    id: 'command/query-xen-replication-status/success',
    title: 'without replicas there is no error',
    machine,
    steps: [{ query: 'query-xen-replication-status', is: { error: false } }],
    vacuous: 'nothing is replicated',
  },
];
