/** The run state of any machine: stopped, continued, reset, powered down, ended. */
import type { Scenario } from '../engine/format.js';
import { guest } from './guest.js';
import { NONE, PAUSED, PC, QTEST } from './machines.js';

const stopped = { running: false, status: 'paused' };
const running = { running: true, status: 'running' };

/** Vector 2 leads to 0x1000: a byte is written to 0x2000, and the processor halts again. */
const NMI_HANDLER = ['writel 0x8 0x1000', 'write 0x1000 0x8 0xc60600205af4ebfd'];
const byteAt2000 = (value: string) => ({
  query: 'human-monitor-command',
  arguments: { 'command-line': 'xp /1xb 0x2000' },
  is: { $matches: `: ${value}` },
});

export const runStateScenarios: Scenario[] = [
  {
    id: 'command/stop/success',
    title: 'a machine that is stopped says so, and is paused',
    given: [{ execute: 'cont' }, { query: 'query-status', is: running }],
    steps: [{ execute: 'stop', returns: {} }, { event: 'STOP' }, { query: 'query-status', is: stopped }],
  },
  {
    id: 'command/stop/success/twice',
    title: 'to stop a machine that is stopped succeeds, and it stays so',
    given: [{ execute: 'cont' }, { execute: 'stop' }, { event: 'STOP' }],
    steps: [
      { execute: 'stop', returns: {} },
      { query: 'query-status', is: stopped },
    ],
  },
  {
    id: 'command/cont/success',
    title: 'a machine that is continued says so, and runs',
    given: [{ execute: 'cont' }, { execute: 'stop' }, { query: 'query-status', is: stopped }],
    steps: [
      { execute: 'cont', returns: {} },
      { event: 'RESUME', many: true },
      { query: 'query-status', is: running },
    ],
  },
  {
    id: 'command/cont/success/twice',
    title: 'to continue a machine that runs is no error, and it runs on',
    given: [{ execute: 'stop' }, { execute: 'cont' }, { event: 'RESUME', many: true }],
    steps: [
      { execute: 'cont', returns: {} },
      { query: 'query-status', is: running },
    ],
  },
  {
    id: 'command/query-status/success',
    title: 'a machine that waits to be started says so',
    machine: [...PC, ...PAUSED],
    steps: [{ query: 'query-status', is: { running: false, status: 'prelaunch' } }],
  },
  {
    id: 'event/RESUME/stimulus',
    title: 'each start of the machine is announced once',
    machine: [...PC, ...PAUSED],
    steps: [{ execute: 'cont', returns: {} }, { event: 'RESUME' }, { query: 'query-status', is: running }],
  },
  {
    id: 'event/STOP/stimulus',
    title: 'each stop of the machine is announced once',
    machine: PC,
    steps: [{ execute: 'stop', returns: {} }, { event: 'STOP' }, { query: 'query-status', is: stopped }],
  },
  {
    id: 'command/system_reset/success',
    title: 'a reset by command is announced as one by the host, with its reason',
    steps: [
      { execute: 'system_reset', returns: {} },
      { event: 'RESET', data: { guest: false, reason: 'host-qmp-system-reset' } },
    ],
  },
  {
    id: 'command/system_powerdown/success',
    title: 'a request to power down is announced, and the machine runs on',
    given: [{ execute: 'cont' }],
    steps: [
      { execute: 'system_powerdown', returns: {} },
      { event: 'POWERDOWN' },
      { query: 'query-status', is: running },
    ],
  },
  {
    id: 'event/POWERDOWN/stimulus',
    title: 'each request to power down is announced once',
    machine: PC,
    steps: [{ execute: 'system_powerdown', returns: {} }, { event: 'POWERDOWN' }],
  },
  {
    id: 'event/RESET/stimulus',
    title: 'each reset by command is announced once',
    machine: PC,
    steps: [
      { execute: 'system_reset', returns: {} },
      { event: 'RESET', data: { guest: false } },
    ],
  },
  {
    id: 'command/quit/success',
    title: 'the end by command is announced as one by the host, with its reason',
    machine: PC,
    steps: [
      { execute: 'quit' },
      { event: 'SHUTDOWN', data: { guest: false, reason: 'host-qmp-quit' }, many: true },
    ],
  },
  {
    id: 'command/inject-nmi/success',
    title: 'the processor of the guest is interrupted, though it takes no interrupts that can be masked',
    // With an APIC the guest would have to let the interrupt through first.
    machine: [...PC, ...QTEST, '-cpu', 'qemu64,apic=off'],
    given: [guest(...NMI_HANDLER), byteAt2000('0x00')],
    steps: [
      { execute: 'inject-nmi', returns: {} },
      { ...byteAt2000('0x5a'), eventually: true },
    ],
  },
  {
    id: 'command/rtc-reset-reinjection/success',
    title: 'the backlog of clock interrupts is dropped',
    machine: PC,
    steps: [{ execute: 'rtc-reset-reinjection', returns: {} }],
    vacuous: 'no query shows the backlog',
  },
  {
    id: 'command/rtc-reset-reinjection/success/no-clock',
    title: 'a machine without a clock has no backlog to drop',
    machine: NONE,
    steps: [{ execute: 'rtc-reset-reinjection', returns: {} }],
    vacuous: 'there is no clock',
  },
];
