/** The `Repeat:` of results from anybody: pasted into a shell, it runs nothing that the reader has not looked at. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { FAILED, FAILED_SUMMARY, lines, RUN } from '../hostile/samples.js';
import { qmpspec } from '../run/cli.js';

const CLI = new URL('../../dist/bin/qmpspec.js', import.meta.url).pathname;
const directory = mkdtempSync(join(tmpdir(), 'qmpspec-recorded-'));
const file = join(directory, 'results.jsonl');
const made = join(directory, 'made');
afterAll(() => rmSync(directory, { recursive: true }));

const shell = { kind: 'sh', command: ['sh', '-c', `touch ${made}`, '{qmp}'], version: null };
const qemu = { kind: 'qemu', command: ['qemu-storage-daemon'], version: null };

test.each([
  ['a command of a shell', { target: shell }, 'sh'],
  [
    'one that the options bring',
    { options: ['--run-recorded-command', '--', ...shell.command] },
    /unknown option|sh/,
  ],
  ['an option that writes a file', { target: qemu, options: ['--report', `json=${made}`] }, '--report'],
  ['an option that reads variables', { target: qemu, options: ['--env', 'HOME'] }, '--env'],
  ['a root', { target: { ...qemu, root: directory } }, '--root'],
  ['a server that runs', { target: { ...qemu, command: [], address: 'unix:/run/qmp' } }, '--connect'],
  [
    'options of QEMU that reach out',
    { target: { ...qemu, command: ['qemu-system-x86_64', '-readconfig', 'x'] } },
    '-readconfig',
  ],
])('%s', async (_, change, words) => {
  writeFileSync(file, lines({ ...RUN, ...change }, FAILED, FAILED_SUMMARY));
  const { stdout, stderr: said } = await qmpspec(['report', file, '--tap', '-']);
  expect(said).toBe('');
  const [, line = ''] = /^ *repeat: (.*)$/m.exec(stdout) ?? [];
  const plain = JSON.parse(line) as string;
  expect(plain).toMatch(/^qmpspec run --recorded /);
  const pasted = plain.replace(/^qmpspec/, `'${process.execPath}' '${CLI}'`);
  const { status, stderr } = spawnSync('bash', ['-c', pasted], { encoding: 'utf8', cwd: directory });
  expect(stderr).toMatch(words);
  expect([2, 125]).toContain(status);
  expect(existsSync(made)).toBe(false);
});
