// A real QEMU, started for the tests: one vitest test a case.
import { conformance } from 'qmpspec/vitest';

await conformance('qemu-storage-daemon', {
  command: ['qemu-storage-daemon'],
  grep: ['protocol/id/**', 'protocol/greeting/**', 'command/object-del/**'],
});
