import { expect, test } from 'vitest';
import { documentProgram, programNamed } from './program.js';

const of = (commands: string[], title = '') =>
  documentProgram({
    document: { id: 'd', title, version: null, digest: '', kind: 'qapi' },
    commands: Object.fromEntries(commands.map((name) => [name, { arguments: {}, returns: {} }])),
  });

test('a program by its name', () => {
  expect(programNamed('qemu-system-riscv64')).toBe('qemu-system');
  expect(programNamed('qemu-ga')).toBe('qemu-ga');
  expect(programNamed('libvirtd')).toBeNull();
});

test('a program by what it has', () => {
  expect(of(['guest-ping'])).toBe('qemu-ga');
  expect(of(['qmp_capabilities', 'device_add'])).toBe('qemu-system');
  expect(of(['qmp_capabilities', 'blockdev-add'])).toBe('qemu-storage-daemon');
  expect(of(['blockdev-add'], 'qemu-storage-daemon-qmp-ref')).toBe('qemu-storage-daemon');
  // Part of a schema is the system emulator's: it has everything.
  expect(of(['blockdev-add'])).toBe('qemu-system');
});
