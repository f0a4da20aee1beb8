import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Compiled, compileTargets } from './compiled.js';
import { alive, commandLine, until } from './proc.js';
import { describeWith, lacking, NOT_ROOT, ROOTS } from './programs.js';

let compiled: Compiled;
const started: ChildProcess[] = [];
/** Of our own: another run on this machine, of another version, would sweep what ours have left. */
let parent = '';
beforeAll(() => {
  compiled = compileTargets();
  parent = mkdtempSync(join(tmpdir(), 'orphan-'));
  chmodSync(parent, 0o755);
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});
afterAll(() => {
  compiled.remove();
  rmSync(parent, { recursive: true });
});

interface Harness {
  child: ChildProcess;
  /** Directory of its run. */
  base: string;
  /** Its targets, and a process that one of them has put into a session of its own, without a variable. */
  pids: number[];
  /** Lets it act. */
  go(): void;
}

/** A harness with spares and a target with a runaway child; then, when it is told to go, `action` runs in it. */
async function harness(action: string, root = ''): Promise<Harness> {
  const path = compiled.script(
    `harness-${Math.random()}.js`,
    `import { existsSync, readFileSync } from 'node:fs';
     import { boot } from './harness/target/boot.js';
     import { Pool } from './harness/target/pool.js';
     import { cleanUp } from './harness/target/place/base.js';
     const root = ${JSON.stringify(root)};
     const pool = new Pool({ command: ['qemu-storage-daemon'], ...(root && { root }) }, { spares: 2 });
     const taken = [await pool.take(), await pool.take(), await pool.take()];
     const script = 'setsid env -i sh -c "echo \\\\$\\\\$ >{dir}/runaway; exec sleep 300" & exec sleep 300';
     const wild = await boot({ command: ['sh', '-c', script], stdio: true });
     const file = wild.hostScratch + '/runaway';
     while (!existsSync(file) || !readFileSync(file, 'utf8').trim()) await new Promise((r) => setTimeout(r, 2));
     const pids = [...taken.map((t) => t.pid), wild.pid, Number(readFileSync(file, 'utf8'))];
     console.log(JSON.stringify({ scratch: taken[0].hostScratch, pids }));
     await new Promise((resolve) => process.stdin.once('data', resolve));
     process.stdin.destroy();
     ${action}`,
  );
  const child = spawn(process.execPath, [path], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, TMPDIR: parent },
  });
  started.push(child);
  const [line] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  const { scratch, pids } = JSON.parse(line.toString()) as { scratch: string; pids: number[] };
  const base = dirname(dirname(scratch));
  expect(pids.every(alive)).toBe(true);
  return { child, base, pids, go: () => child.stdin?.end('go\n') };
}

async function nothingIsLeft({ base, pids }: Harness): Promise<void> {
  await until(() => !pids.some(alive), 'every process is gone');
  await until(() => !existsSync(base), 'the directory is gone');
}

const END = 'await Promise.all([...taken, wild].map((target) => target.end())); await pool.close();';

describeWith('nothing survives the harness', lacking('qemu-storage-daemon'), () => {
  it.each<[NodeJS.Signals]>([['SIGINT'], ['SIGTERM'], ['SIGHUP'], ['SIGKILL'], ['SIGQUIT']])(
    'when it dies of %s',
    async (signal) => {
      const one = await harness('');
      one.child.kill(signal);
      expect(await once(one.child, 'exit')).toEqual([null, signal]);
      await nothingIsLeft(one);
    },
  );

  it.each([
    ['has ended its targets and returns', END, 0],
    ['throws', "throw new Error('x');", 1],
    ['exits in the middle', 'process.exit(3);', 3],
  ])('when it %s', async (_, action, status) => {
    const one = await harness(action);
    one.go();
    expect(await once(one.child, 'exit')).toEqual([status, null]);
    await nothingIsLeft(one);
  });

  it('when it is signalled again and again', async () => {
    const one = await harness('');
    for (let i = 0; i < 5; i++) one.child.kill('SIGTERM');
    await nothingIsLeft(one);
  });

  it('and is gone already when an orderly end returns', async () => {
    const one = await harness('await cleanUp(); console.log("done"); setInterval(() => {}, 1000);');
    one.go();
    await once(one.child.stdout as NodeJS.ReadableStream, 'data');
    expect(one.pids.some(alive)).toBe(false);
    expect(existsSync(one.base)).toBe(false);
  });

  it('when the guardian was killed first, by an orderly end', async () => {
    const one = await harness('await cleanUp(); process.exit(0);');
    const guardian = guardianOf(one);
    process.kill(guardian, 'SIGKILL');
    await until(() => !alive(guardian), 'the guardian is dead');
    one.go();
    expect(await once(one.child, 'exit')).toEqual([0, null]);
    await nothingIsLeft(one);
  });

  it.each([
    ['ends in good order', 'await cleanUp(); console.log("done"); process.exit(0);'],
    ['is killed', 'process.kill(process.pid, "SIGKILL");'],
  ])('when the guardian was stopped, and the harness %s', async (how, action) => {
    const one = await harness(action);
    const guardian = guardianOf(one);
    process.kill(guardian, 'SIGSTOP');
    const started = performance.now();
    one.go();
    await once(one.child, 'exit');
    expect(performance.now() - started).toBeLessThan(10_000);
    // Who is killed cannot wake it: that is for the next run.
    if (how === 'is killed') process.kill(guardian, 'SIGCONT');
    await nothingIsLeft(one);
  });

  it('when both are killed, after the next run has begun', async () => {
    const first = await harness('');
    process.kill(guardianOf(first), 'SIGKILL');
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    expect(first.pids.every(alive)).toBe(true);
    const second = await harness('');
    await nothingIsLeft(first);
    expect(second.pids.every(alive)).toBe(true);
    second.child.kill('SIGKILL');
    await nothingIsLeft(second);
  });
});

const trixie = join(ROOTS, 'trixie');
describeWith(
  'nothing survives below a root',
  NOT_ROOT ?? (existsSync(trixie) ? null : `no ${trixie}`),
  () => {
    it('when the harness is killed', async () => {
      const one = await harness('', trixie);
      expect(one.base.startsWith(join(trixie, 'tmp/qmpspec-'))).toBe(true);
      one.child.kill('SIGKILL');
      await nothingIsLeft(one);
    });
  },
);

/** The process whose last argument is the directory it guards. */
function guardianOf({ base }: Harness): number {
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const guardian = pids.find((pid) => commandLine(pid).at(-1) === base);
  if (guardian === undefined) throw new Error(`nobody guards ${base}`);
  return guardian;
}
