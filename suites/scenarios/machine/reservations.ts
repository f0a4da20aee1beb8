/** Managers of persistent reservations: helpers that send SCSI commands where QEMU may not. */
import type { Feature } from '../../features.js';
import type { Scenario, Step } from '../engine/format.js';

/** A helper that offers no features, and does nothing. */
const helper: Step = { stimulus: 'sink', with: { path: '$DIR/helper', greeting: '00000000' } };
const added: Step = {
  execute: 'object-add',
  arguments: { 'qom-type': 'pr-manager-helper', id: 'manager', path: '$DIR/helper' },
};
const requires: Feature[] = ['type:pr-manager-helper'];
const shown: Step = { query: 'query-pr-managers', is: [{ id: 'manager', connected: true }] };

export const reservationScenarios: Scenario[] = [
  {
    id: 'command/query-pr-managers/success',
    title: 'a manager is listed, connected to its helper',
    requires,
    given: [helper, added],
    steps: [shown],
  },
  {
    id: 'event/PR_MANAGER_STATUS_CHANGED/stimulus',
    title: 'a manager announces that it has connected to its helper',
    requires,
    given: [helper],
    steps: [added, { event: 'PR_MANAGER_STATUS_CHANGED', data: { id: 'manager', connected: true } }, shown],
  },
];
