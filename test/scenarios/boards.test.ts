/** Scenarios on boards of other architectures: the guest does what it does on each bus. */
import { describe, expect, test } from 'vitest';
import { openSuite } from '../../api/suite.js';
import type { CaseRecord } from '../../harness/results.js';
import { lacking } from '../target/programs.js';

/** On every board with virtio. */
const VIRTIO = [
  'command/balloon/success',
  'command/send-key/success/virtio',
  'command/set_link/success',
  'command/x-query-virtio-status/success',
  'event/BLOCK_IO_ERROR/stimulus/virtio',
  'event/NIC_RX_FILTER_CHANGED/stimulus',
  'event/VSERPORT_CHANGE/stimulus',
];

/** By emulator: machine, and what is done with hardware that others do not have. */
const BOARDS: [program: string, machine: string, more: string[]][] = [
  [
    'qemu-system-aarch64',
    'virt',
    ['event/ACPI_DEVICE_OST/stimulus/memory', 'event/WATCHDOG/stimulus', 'event/GUEST_PANICKED/stimulus'],
  ],
  ['qemu-system-riscv64', 'virt', ['event/WATCHDOG/stimulus', 'event/UNPLUG_PRIMARY/stimulus/express']],
  [
    'qemu-system-ppc64',
    'pseries',
    ['event/SUSPEND/stimulus', 'event/RTC_CHANGE/stimulus', 'event/MEM_UNPLUG_ERROR/stimulus/firmware'],
  ],
  [
    'qemu-system-s390x',
    's390-ccw-virtio',
    [
      'command/dump-skeys/success',
      'event/GUEST_PANICKED/stimulus/without-a-device',
      'event/WATCHDOG/stimulus/virtual-time',
    ],
  ],
  ['qemu-system-mips', 'malta', ['event/SUSPEND/stimulus', 'event/RTC_CHANGE/stimulus']],
  ['qemu-system-m68k', 'virt', ['command/replay-seek/success']],
];

// Each where it is installed: CI has those of qemu-system-arm and qemu-system-misc.
describe.each(BOARDS)('%s -machine %s', (program, machine, more) => {
  test.skipIf(lacking(program))('does what its guest can do', { timeout: 120_000 }, async () => {
    const records = new Map<string, CaseRecord>();
    const ids = [...VIRTIO, ...more];
    const suite = await openSuite({ command: [program, '-machine', machine, '-S'], grep: ids });
    try {
      await suite.run({ onCase: (record) => records.set(record.id, record) });
    } finally {
      await suite.close();
    }
    expect(Object.fromEntries(ids.map((id) => [id, records.get(id)?.outcome]))).toEqual(
      Object.fromEntries(ids.map((id) => [id, 'pass'])),
    );
    expect([...records.values()].every(({ machine: on }) => on?.own === true)).toBe(true);
  });
});
