/** What the guest does to its own power: sleep, wake-up, reset, off. */
import type { Scenario } from '../engine/format.js';
import { guest, sleep } from './guest.js';
import { PAUSED, PC, QTEST, STAYING_GUEST } from './machines.js';

const machine = [...PC, ...QTEST];
/** Seconds, less the minute that a slow host may have taken. */
const FIVE_HOURS = Array.from({ length: 60 }, (_, passed) => 18_000 - passed);

const suspended = { running: false, status: 'suspended' };

export const powerScenarios: Scenario[] = [
  {
    id: 'event/SUSPEND/stimulus',
    title: 'a guest that goes to sleep is announced, and the machine is suspended',
    machine,
    steps: [
      sleep('memory'),
      { event: 'SUSPEND' },
      { query: 'query-status', is: suspended, eventually: true },
    ],
  },
  {
    id: 'command/system_wakeup/success',
    title: 'a suspended guest wakes up by command, which is announced',
    machine,
    given: [sleep('memory'), { query: 'query-status', is: suspended, eventually: true }],
    steps: [
      { execute: 'system_wakeup', returns: {} },
      { event: 'WAKEUP' },
      { query: 'query-status', is: { running: true, status: 'running' }, eventually: true },
    ],
  },
  {
    id: 'event/WAKEUP/stimulus',
    title: 'each wake-up is announced once, and after the sleep',
    machine,
    given: [
      sleep('memory'),
      { event: 'SUSPEND' },
      { query: 'query-status', is: suspended, eventually: true },
    ],
    steps: [{ no_event: 'WAKEUP' }, { execute: 'system_wakeup', returns: {} }, { event: 'WAKEUP' }],
  },
  {
    id: 'command/system_wakeup/failure/not-suspended',
    title: 'a guest that is not suspended cannot be woken up',
    machine,
    steps: [{ execute: 'system_wakeup', error: 'GenericError' }, { no_event: 'WAKEUP' }],
  },
  {
    id: 'event/SUSPEND_DISK/stimulus',
    title: 'a guest that goes to hibernation is announced, and is shut down',
    machine: [...machine, ...STAYING_GUEST],
    steps: [sleep('disk'), { event: 'SUSPEND_DISK' }, { event: 'SHUTDOWN', data: { guest: true } }],
  },
  {
    id: 'event/SHUTDOWN/stimulus/guest',
    title: 'a guest that turns itself off is announced as such, and with -no-shutdown the machine stops',
    machine: [...machine, ...STAYING_GUEST],
    steps: [
      sleep('off'),
      { event: 'SHUTDOWN', data: { guest: true, reason: 'guest-shutdown' } },
      { event: 'STOP' },
      { query: 'query-status', is: { running: false, status: 'shutdown' } },
    ],
  },
  {
    id: 'command/cont/failure/shut-down',
    title: 'a machine that is shut down must be reset before it can go on',
    machine: [...machine, ...STAYING_GUEST],
    given: [sleep('off'), { event: 'STOP' }],
    steps: [{ execute: 'cont', error: 'GenericError' }, { no_event: 'RESUME' }],
  },
  {
    id: 'event/RESET/stimulus/guest',
    title: 'a guest that resets the machine is announced as such, with the reason',
    machine,
    steps: [
      guest('outb 0x64 0xfe'),
      { event: 'RESET', data: { guest: true }, beyond: { reason: 'guest-reset' } },
    ],
  },
  {
    id: 'event/RTC_CHANGE/stimulus',
    title: 'a guest that sets its clock five hours ahead is announced, with the offset in seconds',
    machine: [...machine, ...PAUSED, '-rtc', 'base=2020-01-01T00:00:00'],
    // The time that passes here while the guest's stands still is taken off.
    steps: [
      guest('outb 0x70 0x04', 'outb 0x71 0x05'),
      { event: 'RTC_CHANGE', data: { offset: { $oneOf: FIVE_HOURS } } },
    ],
  },
];
