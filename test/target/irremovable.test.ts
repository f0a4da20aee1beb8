/** What a target leaves that cannot be removed costs nobody a verdict, is said once, and is removed when it can be. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { qmpspec } from '../run/cli.js';
import { describeWith, lacking, NOT_ROOT } from './programs.js';

// Whole runs, on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000 });

let parent = '';
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'left-'));
  chmodSync(parent, 0o755);
});
afterEach(() => {
  sh(`chattr -R -f -ia ${parent}; umount ${parent}/qmpspec-*/*/scratch/mnt ${parent}`);
  rmSync(parent, { recursive: true });
});

const sh = (script: string) => spawnSync('/bin/sh', ['-c', script], { encoding: 'utf8' });

/** Runs one case against a daemon whose shell does `before` in the scratch directory. */
function run(before: string) {
  const daemon = 'exec qemu-storage-daemon --chardev socket,path={qmp},server=on,wait=off,id=q --monitor q';
  return qmpspec(
    ['run', '--grep', 'protocol/greeting/shape', '--', 'sh', '-c', `cd {dir}; ${before}; ${daemon}`],
    { ...process.env, TMPDIR: parent },
  );
}

const left = () => readdirSync(parent);
const sentences = (stderr: string) =>
  stderr.split('\n').filter((line) => line.includes('could not be removed'));

describeWith('a scratch directory', NOT_ROOT ?? lacking('qemu-storage-daemon'), () => {
  it.each([
    ['closed to its owner', 'mkdir -p closed/in; chmod 0 closed/in closed'],
    ['immutable', 'echo >fixed; mkdir in; echo >in/more; chattr +i fixed in'],
    ['mounted on', 'mkdir mnt; mount -t tmpfs none mnt; echo >mnt/file'],
    [
      'deeper than a path is long',
      'for i in $(seq 30); do n=$(printf %0200d $i); mkdir $n && cd $n; done; cd /',
    ],
  ])('that is %s is removed', async (_, before) => {
    const { status, stdout, stderr } = await run(before);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^PASS /m);
    expect(status).toBe(0);
    expect(left()).toEqual([]);
  });

  it('on a full disk fails no case', async () => {
    sh(
      `mount -t tmpfs -o size=16k,mode=777 none ${parent}; dd if=/dev/zero of=${parent}/full bs=1k count=99`,
    );
    const { status, stdout, stderr } = await qmpspec(
      ['run', '--grep', 'command/blockdev-create/success/**', '--', 'qemu-storage-daemon'],
      { ...process.env, TMPDIR: parent },
    );
    expect(stderr).toBe('');
    expect(stdout).toContain('no space left');
    expect(stdout).not.toMatch(/^FAIL/m);
    expect([0, 3]).toContain(status);
    expect(left()).toEqual(['full']);
  });

  it('that cannot be removed is named once, and removed by the next run', async () => {
    const outside = join(parent, 'outside');
    mkdirSync(outside);
    // What keeps a mount from being undone is somebody who uses it, and has put off the marks of a target.
    const { status, stdout, stderr } = await run(
      `mkdir mnt; mount -t tmpfs none mnt; (cd mnt; exec setsid env -i /bin/sh -c "ulimit -m 1; exec sleep 300" >/dev/null 2>&1) & sleep 0.3; echo $! >>${outside}/users`,
    );
    expect(stdout).toMatch(/^PASS /m);
    expect(status).toBe(0);
    const [base, ...others] = left().filter((name) => name !== 'outside');
    expect(others).toEqual([]);
    expect(sentences(stderr)).toEqual([
      `qmpspec: ${join(parent, base as string)} could not be removed; the next run tries again`,
    ]);
    expect(sh(`kill -9 $(cat ${outside}/users)`).status).toBe(0);
    const again = await run(':');
    expect(again.status).toBe(0);
    expect(again.stderr).toBe('');
    expect(existsSync(join(parent, base as string))).toBe(false);
  });
});
