import { existsSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { boot } from '../../harness/target/boot.js';
import type { Endpoint, Target, TargetOptions } from '../../harness/target/target.js';
import { describeWith, lacking } from './programs.js';
import { execute, firstBytes, negotiate } from './talk.js';

const started: Target[] = [];
afterEach(() => Promise.all(started.splice(0).map((target) => target.end())));

async function up(command: string[], options: Partial<TargetOptions> = {}): Promise<Target> {
  const target = await boot({ command, ...options });
  started.push(target);
  return target;
}

const connect = (target: Target, index: number) => (target.endpoints[index] as Endpoint).connect();

describeWith('booting QEMU', lacking('qemu-system-x86_64'), () => {
  it.each([['none'], ['pc'], ['q35']])('starts machine %s with nothing else said', async (machine) => {
    const target = await up(['qemu-system-x86_64', '-machine', machine]);
    expect(target).toMatchObject({
      family: 'qmp',
      program: 'qemu-system-x86_64',
      attached: false,
      ended: null,
    });
    expect(await negotiate(await connect(target, 0))).toHaveProperty('QMP.version.qemu.major');
    expect(target.bootMs).toBeGreaterThan(0);
  });

  it('gives three monitors and a pretty one that can be used at the same time, again and again', async () => {
    const target = await up(['qemu-system-x86_64', '-machine', 'none']);
    expect(target.endpoints.map(({ pretty }) => pretty)).toEqual([false, false, false, true]);
    expect(target.reconnects).toBe(true);
    for (let round = 0; round < 2; round++) {
      const streams = await Promise.all([0, 1, 2].map((index) => connect(target, index)));
      await Promise.all(streams.map(negotiate));
      const replies = await Promise.all(streams.map((stream) => execute(stream, 'query-status')));
      for (const reply of replies) expect(reply).toHaveProperty('return.status');
      for (const stream of streams) stream.destroy();
      expect(await firstBytes(await connect(target, 3))).toMatch(/^\{\r\n/);
    }
  });

  it('opens no window, no port and no network', async () => {
    const target = await up(['qemu-system-x86_64', '-machine', 'pc']);
    const stream = await connect(target, 0);
    await negotiate(stream);
    expect(await execute(stream, 'query-vnc')).toMatchObject({ return: { enabled: false } });
    const { return: info } = await execute(stream, 'human-monitor-command', {
      'command-line': 'info network',
    });
    expect(info).toBe('');
  });

  it('speaks over standard streams, once', async () => {
    const target = await up(['qemu-system-x86_64', '-machine', 'none'], { stdio: true });
    const stream = await connect(target, 0);
    await negotiate(stream);
    expect(await execute(stream, 'query-name')).toHaveProperty('return');
    expect(target.reconnects).toBe(false);
    await expect(connect(target, 0)).rejects.toThrow(/one connection/);
  });

  it('takes a socket and a port that the command names', async () => {
    const command = ['qemu-system-x86_64', '-machine', 'none', '-qmp', 'unix:{qmp},server=on,wait=off'];
    const target = await up([...command, '-qmp', 'tcp:{tcp},server=on,wait=off']);
    expect(target.endpoints).toHaveLength(2);
    await negotiate(await connect(target, 0));
    await negotiate(await connect(target, 1));
  });

  it('can be run through another program', async () => {
    const script = 'exec qemu-system-x86_64 -M none -display none -qmp unix:{qmp},server=on,wait=off';
    const target = await up(['sh', '-c', script]);
    expect(target.program).toBe('sh');
    await negotiate(await connect(target, 0));
  });
});

describeWith('booting the storage daemon', lacking('qemu-storage-daemon'), () => {
  it('gives three monitors and a pretty one', async () => {
    const target = await up(['qemu-storage-daemon']);
    const streams = await Promise.all([0, 1, 2].map((index) => connect(target, index)));
    await Promise.all(streams.map(negotiate));
    expect(await firstBytes(await connect(target, 3))).toMatch(/^\{\r\n/);
  });

  it('speaks over standard streams', async () => {
    const target = await up(['qemu-storage-daemon'], { stdio: true });
    await negotiate(await connect(target, 0));
  });

  it('removes its directories in the end', async () => {
    const target = await up(['qemu-storage-daemon', '--blockdev', 'driver=null-co,node-name=a']);
    expect(existsSync(target.hostScratch)).toBe(true);
    expect(await target.end()).toMatchObject({ kind: 'ended-by-us' });
    expect(existsSync(target.hostScratch)).toBe(false);
    await expect(connect(target, 1)).rejects.toMatchObject({ problem: 'no-such-socket' });
  });
});
