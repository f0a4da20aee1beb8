/** Watchdogs that run out, and what is then done. */
import type { Feature } from '../../features.js';
import type { Scenario } from '../engine/format.js';
import { guest } from './guest.js';
import { PC, QTEST, STAYING_GUEST } from './machines.js';

const machine = [...PC, ...QTEST, ...STAYING_GUEST, '-device', 'ib700'];
const requires: Feature[] = ['type:ib700'];

/** The guest sets the timer to nought, and it runs out at once. */
const runsOut = guest('outb 0x443 0xf');

const resets = { execute: 'watchdog-set-action', arguments: { action: 'reset' } };

export const watchdogScenarios: Scenario[] = [
  {
    id: 'event/WATCHDOG/stimulus',
    title: 'a watchdog that runs out is announced with the action, and the machine is reset',
    machine,
    requires,
    given: [resets],
    steps: [
      runsOut,
      { event: 'WATCHDOG', data: { action: 'reset' } },
      { event: 'RESET', data: { guest: true } },
    ],
  },
  {
    id: 'event/WATCHDOG/stimulus/virtual-time',
    title: 'a watchdog runs out when its time of the machine is over',
    machine: [...machine, '-icount', 'shift=0,sleep=off'],
    requires,
    given: [resets],
    steps: [guest('outb 0x443 0x0'), { event: 'WATCHDOG', data: { action: 'reset' } }],
  },
  {
    id: 'command/watchdog-set-action/success',
    title: 'a watchdog with the action pause stops the machine, whose state names the watchdog',
    machine,
    requires,
    steps: [
      { execute: 'watchdog-set-action', arguments: { action: 'pause' }, returns: {} },
      runsOut,
      { event: 'WATCHDOG', data: { action: 'pause' } },
      { event: 'STOP' },
      { query: 'query-status', is: { running: false, status: 'watchdog' }, eventually: true },
    ],
  },
  {
    id: 'command/set-action/success',
    title: 'a watchdog with the action none does nothing to the machine',
    machine,
    requires,
    steps: [
      { execute: 'set-action', arguments: { watchdog: 'none' }, returns: {} },
      runsOut,
      { event: 'WATCHDOG', data: { action: 'none' } },
      { query: 'query-status', is: { running: true, status: 'running' } },
      { no_event: 'RESET' },
    ],
  },
];
