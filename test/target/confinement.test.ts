import { chmodSync, readlinkSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { boot } from '../../harness/target/boot.js';
import { shortScratch } from '../../harness/target/place/working-directory.js';
import type { Endpoint, Target, TargetOptions } from '../../harness/target/target.js';
import { limit, status } from './proc.js';
import { describeWith, lacking, NOT_ROOT } from './programs.js';
import { execute, negotiate } from './talk.js';

const NOBODY = '65534';
const QEMU = ['qemu-system-x86_64', '-machine', 'none'];

const started: Target[] = [];
afterEach(() => Promise.all(started.splice(0).map((target) => target.end())));

async function up(command: string[], options: Partial<TargetOptions> = {}): Promise<Target> {
  const target = await boot({ command, ...options });
  started.push(target);
  return target;
}

async function talkTo(target: Target) {
  const stream = await (target.endpoints[0] as Endpoint).connect();
  await negotiate(stream);
  return stream;
}

describeWith('rights', NOT_ROOT ?? lacking('qemu-system-x86_64') ?? lacking('qemu-storage-daemon'), () => {
  it.each([[QEMU], [['qemu-storage-daemon']]])('%j runs as nobody, with no other groups', async (command) => {
    const { pid } = await up(command);
    expect(status(pid, 'Uid')).toEqual([NOBODY, NOBODY, NOBODY, NOBODY]);
    expect(status(pid, 'Gid')).toEqual([NOBODY, NOBODY, NOBODY, NOBODY]);
    expect(status(pid, 'Groups')).toEqual(['']);
  });

  it('runs as the user that was asked for', async () => {
    const { pid, hostScratch } = await up(QEMU, { user: 'daemon' });
    expect(status(pid, 'Uid')[0]).toBe(String(statSync(hostScratch).uid));
    expect(status(pid, 'Uid')[0]).not.toBe(NOBODY);
  });

  it('leaves another program the user it has', async () => {
    const { pid } = await up(['sh', '-c', 'exec sleep 60'], { stdio: true });
    expect(status(pid, 'Uid')[0]).toBe('0');
    const other = await up(['sh', '-c', 'exec sleep 60'], { stdio: true, user: 'nobody' });
    expect(status(other.pid, 'Uid')[0]).toBe(NOBODY);
  });

  it('gives the target a directory that nobody else may enter, and starts it there', async () => {
    const { pid, hostScratch, scratch } = await up(QEMU);
    const { uid, mode } = statSync(hostScratch);
    expect([String(uid), (mode & 0o777).toString(8)]).toEqual([NOBODY, '700']);
    expect(scratch).toBe(hostScratch);
    expect(readlinkSync(`/proc/${pid}/cwd`)).toBe(hostScratch);
  });

  it('starts any other program there, too', async () => {
    const { pid, hostScratch } = await up(['sh', '-c', 'exec sleep 60'], { stdio: true });
    expect(readlinkSync(`/proc/${pid}/cwd`)).toBe(hostScratch);
  });

  it('can be named that directory briefly, unless the server may work in another', async () => {
    expect(shortScratch(await up(QEMU))).toBe('.');
    const other = await up(['sh', '-c', 'cd / && sleep 60'], { stdio: true });
    expect(shortScratch(other)).toBe(other.scratch);
  });

  it('keeps the record of the process from the target', async () => {
    const { hostScratch } = await up(QEMU);
    const slot = join(hostScratch, '..');
    expect(statSync(slot)).toMatchObject({ uid: 0 });
    expect(statSync(slot).mode & 0o022).toBe(0);
    expect(statSync(join(slot, 'process')).mode & 0o777).toBe(0o600);
  });

  it('lets a target that drops rights write to its scratch', async () => {
    const target = await up(QEMU);
    const stream = await talkTo(target);
    const file = join(target.scratch, 'dump');
    const reply = await execute(stream, 'pmemsave', { val: 0, size: 16, filename: file });
    expect(reply).toHaveProperty('return');
    expect(statSync(file).size).toBe(16);
  });
});

describeWith('limits', lacking('qemu-system-x86_64'), () => {
  it('are in force on QEMU', async () => {
    const { pid } = await up(QEMU);
    expect(limit(pid, 'Max address space')).toEqual([String(32 * 2 ** 30), String(32 * 2 ** 30)]);
    expect(limit(pid, 'Max file size')).toEqual([String(4 * 2 ** 30), String(4 * 2 ** 30)]);
    expect(limit(pid, 'Max cpu time')).toEqual(['3600', '3660']);
    expect(limit(pid, 'Max open files')).toEqual(['1024', '1024']);
    expect(limit(pid, 'Max core file size')).toEqual(['0', '0']);
  });

  it('can be changed and lifted one by one', async () => {
    const { pid } = await up(QEMU, { limits: { openFiles: 200, addressSpace: null } });
    expect(limit(pid, 'Max open files')).toEqual(['200', '200']);
    expect(limit(pid, 'Max address space')[0]).toBe(limit(process.pid, 'Max address space')[0]);
    expect(limit(pid, 'Max core file size')).toEqual(['0', '0']);
  });

  it('leave room for a target written in JavaScript', async () => {
    const server = "require('net').createServer((s) => s.write('{}')).listen(process.argv[1])";
    const target = await up([process.execPath, '-e', server, '{qmp}']);
    expect(target.ended).toBeNull();
  });

  it('make a file that grows too large an error, not a crash', async () => {
    const target = await up(QEMU, { limits: { fileSize: 2 ** 20 } });
    const stream = await talkTo(target);
    const filename = join(target.scratch, 'dump');
    const saved = await execute(stream, 'pmemsave', { val: 0, size: 2 ** 21, filename });
    expect(saved).toHaveProperty('error.class', 'GenericError');
    expect(await target.endedWithin(50)).toBeNull();
    expect(statSync(filename).size).toBeLessThanOrEqual(2 ** 20);
  });

  it('end a target that spins, which is our doing and not a crash', async () => {
    const target = await up(['sh', '-c', 'while :; do :; done'], { stdio: true, limits: { cpuTime: 1 } });
    expect(await target.ending).toMatchObject({ kind: 'confined', signal: 'SIGXCPU' });
  });
});

describeWith('the sandbox', lacking('qemu-system-x86_64'), () => {
  it('is on', async () => {
    const { pid } = await up(QEMU);
    expect(status(pid, 'Seccomp')).toEqual(['2']);
    expect(status(pid, 'NoNewPrivs')).toEqual(['1']);
  });

  it('is the user’s where the user says so', async () => {
    const { pid } = await up([...QEMU, '-sandbox', 'off']);
    expect(status(pid, 'Seccomp')).toEqual(['0']);
  });

  it('is left out for a build that does not know it', async () => {
    const complaint =
      'case "$*" in *-sandbox*) echo "There is no option group \'sandbox\'" >&2; exit 1;; esac';
    const { pid } = await up([await build('qemu-system-old', complaint), '-machine', 'none']);
    expect(status(pid, 'Seccomp')).toEqual(['0']);
  });

  it('stays, and the limit of address space goes, for a build with a sanitizer', async () => {
    const complaint =
      '[ "$(ulimit -v)" = unlimited ] || { echo "AddressSanitizer failed to allocate" >&2; exit 1; }';
    const { pid } = await up([await build('qemu-system-asan', complaint), '-machine', 'none']);
    expect(status(pid, 'Seccomp')).toEqual(['2']);
    expect(limit(pid, 'Max address space')[0]).toBe('unlimited');
  });

  /** A QEMU that may refuse to start. */
  async function build(name: string, complaint: string): Promise<string> {
    const directory = (await up(QEMU)).hostScratch;
    const path = join(directory, name);
    writeFileSync(path, `#!/bin/sh\n${complaint}\nexec qemu-system-x86_64 "$@"\n`);
    chmodSync(path, 0o755);
    chmodSync(directory, 0o755);
    return path;
  }
});
