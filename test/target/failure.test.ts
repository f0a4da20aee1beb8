import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boot } from '../../harness/target/boot.js';
import { TargetError } from '../../harness/target/error.js';
import type { TargetOptions } from '../../harness/target/target.js';
import { describeWith, lacking, NOT_ROOT } from './programs.js';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'failure-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

async function failure(command: string[], options: Partial<TargetOptions> = {}): Promise<TargetError> {
  const error = await boot({ command, ...options }).then(
    (target) => target.end(),
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(TargetError);
  return error as TargetError;
}

describe('a target that does not come up', () => {
  it('is no such program', async () => {
    expect(await failure(['qemu-system-nothing'])).toMatchObject({ problem: 'no-such-program' });
    expect(await failure(['./nothing', '{qmp}'])).toMatchObject({ problem: 'no-such-program' });
  });

  it('is not executable', async () => {
    const path = join(directory, 'plain');
    writeFileSync(path, '');
    expect(await failure([path, '{qmp}'])).toMatchObject({ problem: 'not-executable' });
  });

  it('exited at once, with its status and words', async () => {
    const error = await failure(['sh', '-c', 'echo "no luck" >&2; exit 3; {qmp}']);
    expect(error.problem).toBe('exited');
    expect(error.message).toBe('sh exited with status 3 before it could be talked to: no luck');
  });

  it('exited at once without listening, though its status is 0', async () => {
    expect(await failure(['true', '{qmp}'])).toMatchObject({ problem: 'exited' });
    expect(await failure(['true'], { stdio: true })).toMatchObject({ problem: 'exited' });
  });

  it('was killed', async () => {
    const error = await failure(['sh', '-c', 'kill -SEGV $$; {qmp}']);
    expect(error).toMatchObject({ problem: 'killed', message: expect.stringContaining('SIGSEGV') });
  });

  it('listened, and ended instead of greeting', async () => {
    const server = "require('net').createServer(() => process.exit(5)).listen(process.argv[1])";
    const error = await failure([process.execPath, '-e', server, '{qmp}']);
    expect(error).toMatchObject({ problem: 'exited', message: expect.stringContaining('status 5') });
  });

  it('is silent, and gone afterwards', async () => {
    const error = await failure(['sh', '-c', 'echo $$ >{dir}/../../pid; exec sleep 60; {qmp}'], {
      bootTimeout: 300,
    });
    expect(error).toMatchObject({ problem: 'silent', message: expect.stringContaining('300 ms') });
  });

  it('says where it listens neither by a placeholder nor by --stdio, or by both', async () => {
    expect((await failure(['true'])).message).toContain('{qmp}');
    expect((await failure(['true', '{qmp}'], { stdio: true })).message).toContain('--stdio');
    expect(await failure([])).toMatchObject({ problem: 'unusable' });
  });
});

describeWith('a QEMU that does not come up', lacking('qemu-system-x86_64'), () => {
  it('is quoted', async () => {
    const error = await failure(['qemu-system-x86_64', '-machine', 'bogus']);
    expect(error).toMatchObject({
      problem: 'exited',
      message: expect.stringMatching(/status 1 .*unsupported machine/),
    });
  });

  it('fails after its monitors listen, which is no success', async () => {
    const error = await failure(['qemu-system-x86_64', '-machine', 'none', '-device', 'bogus']);
    expect(error).toMatchObject({ problem: 'exited', message: expect.stringContaining('bogus') });
  });

  it('explains relative names', async () => {
    const error = await failure(['qemu-system-x86_64', '-drive', 'file=nothing.img']);
    expect(error.message).toContain('absolute paths');
  });
});

describeWith('a user or root that cannot be had', NOT_ROOT, () => {
  it('is named', async () => {
    expect(await failure(['true', '{qmp}'], { user: 'no-such-user' })).toMatchObject({ problem: 'unusable' });
    expect(await failure(['true', '{qmp}'], { root: join(directory, 'none') })).toMatchObject({
      problem: 'unusable',
    });
    expect((await failure(['true', '{qmp}'], { root: directory })).problem).toBe('no-such-program');
  });

  it('may not execute a program in somebody’s own directory', async () => {
    const own = join(directory, 'own');
    mkdirSync(own, { mode: 0o700 });
    const path = join(own, 'qemu-system-own');
    writeFileSync(path, '#!/bin/sh\nexit 0\n', { mode: 0o755 });
    expect(await failure([path])).toMatchObject({
      problem: 'not-executable',
      message: expect.stringContaining('as user nobody'),
    });
  });

  it('has a path too long for sockets', async () => {
    const root = join(directory, 'x'.repeat(60));
    mkdirSync(join(root, 'tmp'), { recursive: true });
    mkdirSync(join(root, 'bin'));
    writeFileSync(join(root, 'bin/true'), '', { mode: 0o755 });
    chmodSync(join(root, 'bin/true'), 0o755);
    expect(await failure(['true', '{qmp}'], { root })).toMatchObject({
      problem: 'unusable',
      message: expect.stringContaining('107 bytes'),
    });
    rmSync(join(root, 'tmp'), { recursive: true });
    expect((await failure(['true', '{qmp}'], { root })).message).toContain('/tmp for its sockets');
  });
});
