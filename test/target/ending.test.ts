import { afterEach, describe, expect, it } from 'vitest';
import { boot } from '../../harness/target/boot.js';
import type { Endpoint, Target } from '../../harness/target/target.js';
import { describeWith, lacking } from './programs.js';
import { execute, negotiate } from './talk.js';

const started: Target[] = [];
afterEach(() => Promise.all(started.splice(0).map((target) => target.end())));

async function up(command: string[], stdio = false): Promise<Target> {
  const target = await boot({ command, stdio });
  started.push(target);
  return target;
}

describeWith('how QEMU ends', lacking('qemu-system-x86_64'), () => {
  it('is an exit after quit', async () => {
    const target = await up(['qemu-system-x86_64', '-machine', 'none']);
    const stream = await (target.endpoints[0] as Endpoint).connect();
    await negotiate(stream);
    await execute(stream, 'quit');
    expect(await target.ending).toMatchObject({ kind: 'exit', status: 0 });
    expect(target.ended).toEqual(await target.end());
  });

  it.each([
    ['SIGSEGV', 'signal'],
    ['SIGABRT', 'abort'],
    ['SIGKILL', 'signal'],
  ])('is told from %s: %s', async (signal, kind) => {
    const target = await up(['qemu-system-x86_64', '-machine', 'none']);
    process.kill(target.pid as number, signal);
    expect(await target.ending).toMatchObject({ kind, signal });
    expect(await target.end()).toMatchObject({ kind, signal });
  });

  it('is ours when we end it, and says so ever after', async () => {
    const target = await up(['qemu-system-x86_64', '-machine', 'none']);
    expect(target.ended).toBeNull();
    expect(await target.endedWithin(0)).toBeNull();
    expect(await target.end()).toMatchObject({ kind: 'ended-by-us' });
    expect(await target.end()).toMatchObject({ kind: 'ended-by-us' });
    expect(target.ended).toMatchObject({ kind: 'ended-by-us' });
  });

  it('is not a closed connection of a target that lives on', async () => {
    const target = await up(['qemu-system-x86_64', '-machine', 'none']);
    const stream = await (target.endpoints[0] as Endpoint).connect();
    stream.destroy();
    expect(await target.endedWithin(50)).toBeNull();
  });
});

describe('last words', () => {
  it('of an assertion make an abort', async () => {
    const words = "x: a.c:1: f: Assertion 'false' failed.";
    const target = await up(['sh', '-c', `echo "{}"; read line; echo "${words}" >&2; kill -ABRT $$`], true);
    (await (target.endpoints[0] as Endpoint).connect()).write('\n');
    expect(await target.ending).toMatchObject({
      kind: 'abort',
      signal: 'SIGABRT',
      text: `aborted: ${words}`,
    });
    expect(target.stderr()).toBe(`${words}\n`);
  });

  it('are kept to the last 64 KiB', async () => {
    const script = 'echo "{}"; read line; yes | head -c 300000 >&2; echo end >&2; exit 7';
    const target = await up(['sh', '-c', script], true);
    (await (target.endpoints[0] as Endpoint).connect()).write('\n');
    expect(await target.ending).toEqual({ kind: 'exit', status: 7, text: 'exited with status 7: end' });
    expect(target.stderr()).toHaveLength(64 * 1024);
  });

  it('do not wait for a child that holds them open after the target has died', async () => {
    const target = await up(['sh', '-c', 'echo "{}"; read line; setsid sleep 60 & exit 3'], true);
    (await (target.endpoints[0] as Endpoint).connect()).write('\n');
    expect(await target.endedWithin(5_000)).toMatchObject({ kind: 'exit', status: 3 });
  });
});
