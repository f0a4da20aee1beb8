/** Scenarios on servers that are somebody's, and on programs that we do not know. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../run/cli.js';
import { alive, until } from '../target/proc.js';
import { describeWith, lacking } from '../target/programs.js';

const LOCAL = ['command/blockdev-del/success', 'command/job-*/*/ready', 'event/BLOCK_JOB_READY/stimulus'];
const WITH_FILES = 'command/blockdev-snapshot/success';
const WITH_MACHINE = 'command/query-name/success';
const CHOSEN = [...LOCAL, WITH_FILES, WITH_MACHINE].flatMap((id) => ['--grep', id]);

describeWith('a server that is running', lacking('qemu-system-x86_64'), () => {
  const dir = mkdtempSync(join(tmpdir(), 'scenarios-'));
  const path = join(dir, 'qmp');
  let server: ReturnType<typeof spawn>;
  beforeAll(async () => {
    const args = ['-machine', 'none', '-display', 'none', '-qmp', `unix:${path},server=on,wait=off`];
    server = spawn('qemu-system-x86_64', args, { stdio: 'ignore' });
    await until(() => existsSync(path), 'the socket is there');
  });
  afterAll(async () => {
    server.kill('SIGKILL');
    await until(() => !alive(server.pid as number), 'the server is gone');
    rmSync(dir, { recursive: true });
  });

  test('nothing acts on it unless it may', async () => {
    const { cases } = await run(...CHOSEN, '--connect', `unix:${path}`);
    expect(cases.length).toBeGreaterThan(8);
    expect(new Set(cases.map(({ outcome }) => outcome))).toEqual(new Set(['blocked']));
  });

  test('if it may, everything that was made is removed again: the second run finds nothing of the first', async () => {
    for (let i = 0; i < 2; i++) {
      const { cases, caseOf } = await run(...CHOSEN, '--connect', `unix:${path}`, '--allow-destructive');
      const left = cases.filter(({ outcome }) => outcome !== 'pass').map(({ id }) => id);
      expect(left.sort()).toEqual([WITH_FILES, WITH_MACHINE].sort());
      expect(caseOf(WITH_FILES).reason).toMatch(/needs files/);
      expect(caseOf(WITH_MACHINE).reason).toMatch(/\{args\}/);
    }
  });
});

describeWith('a program that we do not know', lacking('qemu-system-x86_64'), () => {
  const qmp = ['-display', 'none', '-qmp', 'unix:{qmp},server=on,wait=off'];
  const start = (...args: string[]) =>
    run('--grep', WITH_MACHINE, '--grep', WITH_FILES, '--', 'env', 'qemu-system-x86_64', ...args, ...qmp);

  test('takes the arguments of a case at {args}', async () => {
    const { caseOf } = await start('{args}');
    expect(caseOf(WITH_MACHINE).outcome).toBe('pass');
    expect(caseOf(WITH_FILES).outcome).toBe('pass');
  });

  test('without that, cases that need arguments are blocked', async () => {
    const { caseOf } = await start('-machine', 'none');
    expect(caseOf(WITH_MACHINE)).toMatchObject({ outcome: 'blocked' });
    expect(caseOf(WITH_FILES).outcome).toBe('pass');
  });
});
