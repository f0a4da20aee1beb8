/** What of this machine a target gets, and who can reach what we serve: through the command line. */
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { planOf } from '../../harness/target/command/plan.js';
import { qmpspec, start } from '../run/cli.js';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'environment-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** The variables that a target of `run` and of `fuzz` has. */
async function seen(options: readonly string[]): Promise<Record<string, string>[]> {
  const env = { ...process.env, CI_JOB_TOKEN: 'hunter2', OF_INTEREST: 'yes' };
  const all: Record<string, string>[] = [];
  for (const command of ['run', 'fuzz']) {
    const file = join(directory, command);
    const findings = command === 'fuzz' ? ['--findings', join(directory, 'findings')] : [];
    await qmpspec([command, ...findings, ...options, '--', 'sh', '-c', `env >${file}; exit 1`, '{qmp}'], env);
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    all.push(Object.fromEntries(lines.map((line) => line.split(/=(.*)/s))));
  }
  return all;
}

test('a secret does not reach a target, what a program needs does', async () => {
  for (const variables of await seen([])) {
    expect(variables).toMatchObject({ PATH: process.env.PATH, TMPDIR: expect.stringContaining('qmpspec') });
    expect(Object.values(variables)).not.toContain('hunter2');
    expect(variables).not.toHaveProperty('OF_INTEREST');
  }
});

test('--env passes one on, and only that', async () => {
  for (const variables of await seen(['--env', 'OF_INTEREST'])) {
    expect(variables).toMatchObject({ OF_INTEREST: 'yes' });
    expect(Object.values(variables)).not.toContain('hunter2');
  }
});

test('--env of a variable that is not set is a mistake', async () => {
  const { status, stderr } = await qmpspec(['run', '--env', 'NO_SUCH_VARIABLE', '--', 'true']);
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('NO_SUCH_VARIABLE') });
});

test.skipIf(process.getuid?.() !== 0)('files below a root do not choose the user', () => {
  mkdirSync(join(directory, 'etc'));
  mkdirSync(join(directory, 'usr/bin'), { recursive: true });
  writeFileSync(join(directory, 'etc/passwd'), 'nobody:x:0:0::/:/bin/false\n');
  const program = join(directory, 'usr/bin/qemu-storage-daemon');
  writeFileSync(program, '');
  chmodSync(program, 0o755);
  const { user } = planOf({ command: ['/usr/bin/qemu-storage-daemon'], root: directory });
  expect(user).toMatchObject({ name: 'nobody' });
  expect(user?.uid).toBeGreaterThan(0);
  expect(user?.gid).toBeGreaterThan(0);
});

test.each([
  [':0', /127\.0\.0\.1:\d+\n$/],
  ['0.0.0.0:0', /0\.0\.0\.0:\d+\n.*everybody.*\n$/s],
])('serve --tcp %s says who can reach it', async (address, words) => {
  const child = start(['serve', '--tcp', address]);
  let text = '';
  child.stderr.on('data', (chunk) => {
    text += chunk;
  });
  while (!words.test(text)) await once(child.stderr, 'data');
  child.kill('SIGTERM');
  await once(child, 'close');
  expect(text).toMatch(words);
});
