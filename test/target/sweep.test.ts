import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { staleBases, sweep } from '../../harness/target/place/base.js';
import { baseNamePrefix, type Owner } from '../../harness/target/place/base-name.js';
import { pidNamespace, startTime } from '../../harness/target/place/identity.js';
import { limitOf } from '../../harness/target/place/marks.js';
import { alive, commandLine, until } from './proc.js';

let parent = '';
let sleeper: ChildProcess;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'sweep-'));
  sleeper = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
});
afterEach(() => {
  sleeper.kill('SIGKILL');
  rmSync(parent, { recursive: true });
});

const us = (): Owner => ({
  pid: process.pid,
  start: startTime(process.pid) as number,
  namespace: pidNamespace(),
});

/** Our own pid with another start time: a process that is dead, and whose number came round again. */
const recycled = (): Owner => ({ ...us(), start: us().start - 1 });

/** A base with one slot, whose record names the sleeper. */
function base(owner: Owner, start: number): string {
  const path = join(parent, `${baseNamePrefix(owner)}abcdef`);
  mkdirSync(join(path, '0/scratch'), { recursive: true });
  writeFileSync(join(path, '0/process'), `${sleeper.pid} ${start}\n`);
  return path;
}

describe('sweeping what dead runs left', () => {
  it('kills the recorded process and removes the directory', async () => {
    const path = base(recycled(), startTime(sleeper.pid as number) as number);
    await sweep(parent);
    expect(existsSync(path)).toBe(false);
    await until(() => !alive(sleeper.pid as number), 'the sleeper is dead');
  });

  it('spares a process that only has the recorded number', async () => {
    const path = base(recycled(), 1);
    await sweep(parent);
    expect(existsSync(path)).toBe(false);
    expect(alive(sleeper.pid as number)).toBe(true);
  });

  it('finds a process that has left its group by the mark in its environment', async () => {
    const path = base(recycled(), 1);
    const env = { ...process.env, QMPSPEC_SLOT: join(path, '0') };
    const marked = spawn('sleep', ['60'], { detached: true, stdio: 'ignore', env });
    await sweep(parent);
    await until(() => !alive(marked.pid as number), 'the marked process is dead');
    expect(alive(sleeper.pid as number)).toBe(true);
  });

  it('finds a process without a session and a variable of its own by its resource limit', async () => {
    const path = base(recycled(), 1);
    const of = (name: string) => `ulimit -m ${limitOf(name)}; exec env -i /bin/sleep 60`;
    const [marked, stranger] = [path, `${path}x`].map((name) =>
      spawn('/bin/sh', ['-c', of(name)], { detached: true, stdio: 'ignore' }),
    ) as [ChildProcess, ChildProcess];
    const isSleep = ({ pid }: ChildProcess) => commandLine(pid as number)[0] === '/bin/sleep';
    await until(() => isSleep(marked) && isSleep(stranger), 'both have become what they are');
    await sweep(parent);
    await until(() => !alive(marked.pid as number), 'the marked process is dead');
    expect(alive(stranger.pid as number)).toBe(true);
    stranger.kill('SIGKILL');
  });

  it('takes an owner for dead that has ended and was not collected', async () => {
    // The shell becomes one that does not collect its child.
    const negligent = spawn('/bin/sh', ['-c', 'sleep 60 & echo $!; exec sleep 61'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [line] = await once(negligent.stdout, 'data');
    const pid = Number(line);
    await until(() => commandLine(negligent.pid as number)[0] === 'sleep', 'it is negligent');
    const path = base({ ...us(), pid, start: startTime(pid) as number }, 1);
    expect(staleBases(parent)).toEqual([]);
    process.kill(pid, 'SIGKILL');
    await until(() => !alive(pid), 'it has ended');
    expect(startTime(pid)).not.toBeNull();
    expect(staleBases(parent)).toEqual([path]);
    negligent.kill('SIGKILL');
  });

  it('leaves alone what a living run, another container or somebody else owns', async () => {
    const start = startTime(sleeper.pid as number) as number;
    base(us(), start);
    base({ ...recycled(), namespace: 1 }, start);
    mkdirSync(join(parent, 'qmpspec-reference-abcdef'));
    expect(staleBases(parent)).toEqual([]);
    await sweep(parent);
    expect(alive(sleeper.pid as number)).toBe(true);
  });
});
