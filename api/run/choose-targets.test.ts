import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { chooseTargets, defaultTargets } from './choose-targets.js';

const dir = mkdtempSync(join(tmpdir(), 'path-'));
afterAll(() => rmSync(dir, { recursive: true }));

/** A folder with programs of these names. */
function folder(name: string, programs: string[], mode = 0o755): string {
  const path = join(dir, name);
  mkdirSync(path);
  for (const program of programs) {
    writeFileSync(join(path, program), '');
    chmodSync(join(path, program), mode);
  }
  return path;
}

const commands = (path: string) => defaultTargets(path).map((c) => (c.kind === 'start' ? c.command : []));

test('a QEMU on PATH: its storage daemon, then its system emulator', () => {
  const path = `/nowhere:${folder('both', ['qemu-system-x86_64', 'qemu-storage-daemon'])}`;
  expect(commands(path)).toEqual([['qemu-storage-daemon'], ['qemu-system-x86_64', '-machine', 'none']]);
  expect(commands(folder('one', ['qemu-system-aarch64']))).toEqual([
    ['qemu-system-aarch64', '-machine', 'none'],
  ]);
});

test('no QEMU that could be run: the reference server, and how to get the other', () => {
  const [choice, ...more] = defaultTargets(folder('plain', ['qemu-storage-daemon'], 0o644));
  expect(more).toEqual([]);
  expect(choice).toMatchObject({ kind: 'start', reference: true });
  expect(choice).toHaveProperty('note', expect.stringContaining('apt-get install'));
});

test('what the command line names is what is tested', () => {
  expect(chooseTargets(['my-server', '{qmp}'], { timeout: 1 })).toEqual([
    { kind: 'start', command: ['my-server', '{qmp}'], reference: false },
  ]);
  expect(chooseTargets([], { timeout: 1, connect: 'unix:/x' })).toEqual([
    { kind: 'attach', address: 'unix:/x' },
  ]);
});
