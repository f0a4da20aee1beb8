import { expect, test } from 'vitest';
import { judgeEnding } from '../../target/ending.js';
import { excuse } from './excuse.js';
import { acrossVersions, crashSignature, normalizedText } from './signature.js';

const died = (signal: string | null, stderr: string, status: number | null = null) =>
  judgeEnding(status, signal, stderr);
const assertion = (program: string, line: number) =>
  died('SIGABRT', `${program}: ../../block/io.c:${line}: bdrv_x: Assertion \`bs != NULL' failed.\n`);

test('an assertion is told by its file, function and expression, whoever died of it and wherever it stands', () => {
  const signature = crashSignature(assertion('/usr/bin/qemu-system-x86_64', 12), null, 'cont');
  expect(signature).toBe("SIGABRT: io.c: bdrv_x: Assertion `bs != NULL' failed.");
  expect(crashSignature(assertion('qemu-storage-daemon', 99), null, 'stop')).toBe(signature);
  const other = died('SIGABRT', "q: io.c:12: bdrv_x: Assertion `bs == NULL' failed.\n");
  expect(crashSignature(other, null, 'cont')).not.toBe(signature);
});

test('names of ours, addresses, numbers and paths are noise; names of the program are not', () => {
  expect(normalizedText("Device 'node3' at 0x7ffe12 in /tmp/qmpspec-x/7/scratch/a has 17 users")).toBe(
    "Device '#' at # in /# has # users",
  );
  expect(normalizedText("Property 'virtio-blk.drive' not found")).toBe(
    "Property 'virtio-blk.drive' not found",
  );
});

test('an assertion of code that everybody calls says too little without the command', () => {
  const ending = died(
    'SIGABRT',
    "q: ../util/qemu-thread-posix.c:76: qemu_mutex_destroy: Assertion `m->initialized' failed.\n",
  );
  const [one, other] = ['object-add', 'qom-list-properties'].map((command) =>
    crashSignature(ending, null, command),
  );
  expect(one).toMatch(/qemu_mutex_destroy.* in object-add$/);
  expect(other).not.toBe(one);
  expect(acrossVersions(other as string)).toBe(acrossVersions(one as string));
});

test('whoever says it is noise; what it is about is not', () => {
  expect(normalizedText('qemu: qemu_mutex_destroy: Device or resource busy')).toBe(
    'qemu_mutex_destroy: Device or resource busy',
  );
  expect(
    normalizedText(
      "Unexpected error in f() at ../util/qemu-option.c:1:\nqemu-storage-daemon: Parameter 'size'",
    ),
  ).toBe("Unexpected error in f() at qemu-option.c: Parameter 'size'");
});

test('without a word the place in the program tells; in a library, the library and the command', () => {
  const segv = died('SIGSEGV', '');
  const at = (module: string | null, offset = 0x1f0) => crashSignature(segv, { module, offset }, 'cont');
  expect(at('qemu-system-x86_64')).toBe('SIGSEGV at qemu-system-x86_64+0x1f0');
  expect(at('libc.so.6')).toBe('SIGSEGV within libc.so.6 in cont');
  expect(at(null)).toBe('SIGSEGV by a jump into nowhere in cont');
  expect(crashSignature(segv, null, 'cont')).toBe('SIGSEGV in cont');
  expect(crashSignature(died('SIGABRT', ''), { module: 'qemu', offset: 1 }, 'cont')).toBe('SIGABRT in cont');
});

test('whether a pointer that is garbage ends in SIGSEGV or SIGBUS is chance', () => {
  for (const fault of [null, { module: null, offset: 0 }, { module: 'qemu', offset: 1 }])
    expect(crashSignature(died('SIGBUS', ''), fault, 'cont')).toBe(
      crashSignature(died('SIGSEGV', ''), fault, 'cont'),
    );
  expect(crashSignature(died('SIGFPE', ''), null, 'cont')).toBe('SIGFPE in cont');
});

test('another version has other places, and the same assertions', () => {
  expect(acrossVersions('SIGSEGV at qemu+0x12')).toBe(acrossVersions('SIGSEGV at qemu+0x34'));
  expect(acrossVersions('SIGSEGV at qemu+0x12')).not.toBe(acrossVersions('SIGABRT: a.c: f'));
});

test.each([
  ['asked to end', died(null, '', 0), /asked/],
  [
    'memory within the limits',
    died('SIGTRAP', 'GLib-ERROR **: failed to allocate 4294967296 bytes\n'),
    /memory/,
  ],
  [
    'a file beyond our limit',
    died('SIGABRT', 'failed to allocate shared memory: File too large\n'),
    /memory/,
  ],
  [
    'a console too large, told to the human monitor',
    died('SIGABRT', 'Unexpected error in qemu_memfd_alloc() at util/memfd.c:143:\n'),
    /memory/,
  ],
  ['killed by the system', died('SIGKILL', ''), /somebody else/],
  ['the sandbox', died('SIGSYS', ''), /sandbox/],
  ['a migration that does not load', died(null, 'load of migration failed: a\n', 1), /migration/],
])('%s is no finding', (_, ending, reason) => {
  expect(excuse(ending, 'text' in ending ? ending.text : '', ['cont'])).toMatch(reason);
});

test('a machine that cannot be set up ends on x-exit-preconfig, unless it crashes', () => {
  for (const asked of [
    ['x-exit-preconfig'],
    ['query-status', 'x-exit-preconfig'],
    ['human-monitor-command', 'exit_preconfig'],
  ]) {
    expect(excuse(died(null, 'bad value\n', 1), '', asked)).toMatch(/set up/);
    expect(excuse(died('SIGSEGV', ''), '', asked)).toBeNull();
  }
});

test.each([
  ['a signal', died('SIGSEGV', '')],
  ['an assertion', assertion('q', 1)],
  ['an exit with an error', died(null, 'bad value\n', 1)],
  [
    'a console of a size that cannot be',
    died(
      'SIGABRT',
      'Unexpected error in qemu_memfd_alloc() at util/memfd.c:143:\nqemu: failed to allocate shared memory: Invalid argument\n',
    ),
  ],
  [
    'a size that no machine has',
    died('SIGTRAP', 'GLib-ERROR **: failed to allocate 9223372036854775808 bytes\n'),
  ],
])('%s is one', (_, ending) => {
  expect(excuse(ending, ending.text, ['cont'])).toBeNull();
});
