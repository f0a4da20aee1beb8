import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { manualsBeside, placesOf } from './beside.js';
import { rejection } from './choose.js';

const target = { program: 'qemu-system', version: '7.2.22' } as const;

test.each([
  [{ program: 'qemu-system', version: '7.2.1' } as const, null],
  [{ program: 'qemu-system', version: '10.0.3' } as const, 'it is of QEMU 10.0.3, and the target is 7.2.22'],
  [{ program: 'qemu-system', version: null } as const, 'it does not state its release'],
  [{ program: 'qemu-ga', version: '7.2.1' } as const, 'it is the manual of qemu-ga'],
  [{ unusable: 'it is no file' }, 'it cannot be read: it is no file'],
])('%j: %s', (seen, reason) => {
  expect(rejection(seen, target)).toBe(reason);
});

test('a page lies below the prefix, or below the directory of a build', () => {
  expect(placesOf(['/opt/qemu/bin/qemu-system-x86_64'], 'qemu-system').slice(0, 2)).toEqual([
    '/opt/qemu/share/man/man7/qemu-qmp-ref.7.gz',
    '/opt/qemu/share/man/man7/qemu-qmp-ref.7',
  ]);
  expect(placesOf(['/src/build/qemu-storage-daemon'], 'qemu-storage-daemon')).toContain(
    '/src/build/docs/qemu-storage-daemon-qmp-ref.7',
  );
});

const page = (release: string) => `.TH "QEMU-QMP-REF" "7" "Nov 29, 2026" "${release}" "QEMU"
.SH NAME
qemu-qmp-ref \\- QEMU QMP Reference Manual
.SS \\fBlamp\\-set\\fP (Command)
.sp
Lights the lamp.
`;

const made: string[] = [];
afterEach(() => {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true });
});

/** A prefix with a program of that name and its page, perhaps as the root of a system of its own. */
function prefix(release: string, at = 'share/man/man7/qemu-qmp-ref.7.gz'): string {
  const dir = mkdtempSync(join(tmpdir(), 'qmpspec-manual-'));
  made.push(dir);
  const program = join(dir, 'bin/qemu-system-x86_64');
  for (const file of [program, join(dir, at)]) mkdirSync(dirname(file), { recursive: true });
  writeFileSync(program, '#!/bin/sh\n', { mode: 0o755 });
  writeFileSync(join(dir, at), gzipSync(page(release)));
  return dir;
}

const look = (dir: string) =>
  manualsBeside({ command: [join(dir, 'bin/qemu-system-x86_64')] })('qemu-system', '7.2.22');

test('the page of the greeted release is used, one of another is passed over with a word', async () => {
  const right = prefix('7.2.22');
  expect(await look(right)).toMatchObject({
    manual: { path: join(right, 'share/man/man7/qemu-qmp-ref.7.gz'), iface: { document: { id: 'man-qemu-qmp-ref-7.2' } } },
    notes: [],
  });
  const wrong = await look(prefix('10.0.0'));
  expect(wrong.manual).toBeNull();
  expect(wrong.notes.join()).toMatch(/is not used: it is of QEMU 10\.0\.0, and the target is 7\.2\.22\.$/);
}); // biome-ignore format: long

test('a link in a root leads nowhere out of it', async () => {
  const root = prefix('7.2.22', 'elsewhere/page.gz');
  const outside = prefix('7.2.22');
  mkdirSync(join(root, 'share/man/man7'), { recursive: true });
  symlinkSync(
    join(outside, 'share/man/man7/qemu-qmp-ref.7.gz'),
    join(root, 'share/man/man7/qemu-qmp-ref.7.gz'),
  );
  const found = await manualsBeside({ command: ['/bin/qemu-system-x86_64'], root })('qemu-system', '7.2.22');
  expect(found).toEqual({ manual: null, notes: [] });
});
