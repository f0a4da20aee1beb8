import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { boot } from '../../harness/target/boot.js';
import type { Endpoint, Target, TargetOptions } from '../../harness/target/target.js';
import { limit, status } from './proc.js';
import { describeWith, NOT_ROOT, ROOTS } from './programs.js';
import { execute, negotiate } from './talk.js';

const started: Target[] = [];
afterEach(() => Promise.all(started.splice(0).map((target) => target.end())));

async function up(root: string, command: string[], options: Partial<TargetOptions> = {}): Promise<Target> {
  const target = await boot({ command, root, ...options });
  started.push(target);
  return target;
}

const MAJOR = { bullseye: 5, trixie: 10 };

for (const [name, major] of Object.entries(MAJOR)) {
  const root = join(ROOTS, name);
  describeWith(`below ${name}`, NOT_ROOT ?? (existsSync(root) ? null : `there is no ${root}`), () => {
    it.each([['none'], ['pc'], ['q35']])('QEMU starts machine %s, confined', async (machine) => {
      const target = await up(root, ['qemu-system-x86_64', '-machine', machine]);
      const stream = await (target.endpoints[0] as Endpoint).connect();
      expect(await negotiate(stream)).toHaveProperty('QMP.version.qemu.major', major);
      expect(readlinkSync(`/proc/${target.pid}/root`)).toBe(root);
      expect(status(target.pid, 'Uid')).toEqual(['65534', '65534', '65534', '65534']);
      expect(status(target.pid, 'Groups')).toEqual(['']);
      expect(status(target.pid, 'Seccomp')).toEqual(['2']);
      expect(limit(target.pid, 'Max open files')).toEqual(['1024', '1024']);
    });

    it('the storage daemon starts, also on standard streams', async () => {
      for (const stdio of [false, true]) {
        const target = await up(root, ['qemu-storage-daemon'], { stdio });
        const stream = await (target.endpoints[0] as Endpoint).connect();
        expect(await negotiate(stream)).toHaveProperty('QMP.version.qemu.major', major);
      }
    });

    it('the scratch directory has a name inside and one outside, and goes', async () => {
      const target = await up(root, ['qemu-system-x86_64', '-machine', 'none']);
      expect(target.hostScratch).toBe(root + target.scratch);
      expect(readlinkSync(`/proc/${target.pid}/cwd`)).toBe(target.hostScratch);
      const stream = await (target.endpoints[0] as Endpoint).connect();
      await negotiate(stream);
      const filename = `${target.scratch}/dump`;
      expect(await execute(stream, 'pmemsave', { val: 0, size: 8, filename })).toHaveProperty('return');
      expect(readdirSync(target.hostScratch)).toEqual(['dump']);
      await target.end();
      expect(existsSync(target.hostScratch)).toBe(false);
    });

    it('a program that is there outside only is not found', async () => {
      await expect(up(root, [process.execPath, '{qmp}'])).rejects.toMatchObject({
        problem: 'no-such-program',
      });
    });
  });
}
