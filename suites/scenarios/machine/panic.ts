/** A guest that panics, and hardware that fails. */
import type { Feature } from '../../features.js';
import type { Scenario } from '../engine/format.js';
import { guest } from './guest.js';
import { PC, QTEST, STAYING_GUEST } from './machines.js';

const machine = [...PC, ...QTEST, ...STAYING_GUEST, '-device', 'pvpanic'];
const requires: Feature[] = ['type:pvpanic'];
const PANICKED = 'outb 0x505 0x1';
const CRASH_LOADED = 'outb 0x505 0x2';
const SHUTS_DOWN = 'outb 0x505 0x4';

/** Bank 9 of the processor's machine checks reports a memory error that needs action. */
const MACHINE_CHECK = 'mce 0 9 0xbd80000000000134 0x7 0x1000 0x8c';

export const panicScenarios: Scenario[] = [
  {
    id: 'event/GUEST_PANICKED/stimulus',
    title: 'a guest that panics is announced with the action, and the machine stops',
    machine,
    requires,
    given: [{ execute: 'set-action', arguments: { panic: 'pause' } }],
    steps: [
      guest(PANICKED),
      { event: 'GUEST_PANICKED', data: { action: 'pause' } },
      { event: 'STOP' },
      { query: 'query-status', is: { running: false, status: 'guest-panicked' }, eventually: true },
    ],
  },
  {
    id: 'command/set-action/success/panic',
    title: 'with the action none for a panic the machine runs on',
    machine,
    requires,
    steps: [
      { execute: 'set-action', arguments: { panic: 'none' }, returns: {} },
      guest(PANICKED),
      { event: 'GUEST_PANICKED', beyond: { action: 'run' } },
      { query: 'query-status', is: { running: true, status: 'running' } },
    ],
  },
  {
    id: 'event/GUEST_CRASHLOADED/stimulus',
    title: 'a guest whose crash kernel takes over is announced, and runs on',
    machine,
    requires,
    steps: [
      guest(CRASH_LOADED),
      { event: 'GUEST_CRASHLOADED', data: { action: 'run' } },
      { query: 'query-status', is: { running: true, status: 'running' } },
    ],
  },
  {
    id: 'event/GUEST_PVSHUTDOWN/stimulus',
    title: 'a guest that asks to be shut down is announced, and is',
    machine,
    requires,
    steps: [guest(SHUTS_DOWN), { event: 'GUEST_PVSHUTDOWN' }, { event: 'SHUTDOWN', data: { guest: true } }],
  },
  {
    id: 'event/MEMORY_FAILURE/stimulus',
    title: 'a memory error that the guest cannot handle is announced, and resets it',
    machine: [...PC, ...STAYING_GUEST, '-cpu', 'max'],
    steps: [
      { execute: 'human-monitor-command', arguments: { 'command-line': MACHINE_CHECK } },
      {
        event: 'MEMORY_FAILURE',
        data: { recipient: 'guest', action: 'reset', flags: { 'action-required': true, recursive: false } },
      },
    ],
  },
];
