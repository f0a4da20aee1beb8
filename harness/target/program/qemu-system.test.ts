import { describe, expect, it } from 'vitest';
import { facilities } from '../../../test/target/facilities.js';
import type { Facilities } from './program.js';
import { qemuSystem } from './qemu-system.js';
import { storageDaemon } from './storage-daemon.js';

const arranged = async (args: string[], changes: Partial<Facilities> = {}) =>
  (await qemuSystem.arrange(args, facilities(changes))).args.join(' ');

describe('arguments added to QEMU', () => {
  it('come after the user’s own', async () => {
    const { args, monitors } = await qemuSystem.arrange(['-machine', 'none'], facilities());
    expect(args.slice(0, 2)).toEqual(['-machine', 'none']);
    expect(monitors.map(({ pretty }) => pretty)).toEqual([false, false, false, true]);
    expect(args.filter((arg) => arg.startsWith('unix:'))).toHaveLength(3);
  });

  it.each([
    ['-display none', ['-display', 'sdl']],
    ['-display none', ['--nographic']],
    ['-net none', ['-nodefaults']],
    ['-net none', ['-nic', 'user']],
    ['-sandbox on', ['-sandbox', 'on,spawn=allow']],
  ])('leave out %s where the user says %j', async (ours, theirs) => {
    expect(await arranged([])).toContain(ours);
    expect((await arranged(theirs)).replace(theirs.join(' '), '')).not.toContain(ours);
  });

  it('leave out the sandbox of a build that has none', async () => {
    const adaptations = { noSandbox: true, allAddressSpace: false };
    expect(await arranged([], { adaptations })).not.toContain('-sandbox');
  });

  it('are no monitor where the user names one, and one on standard streams', async () => {
    expect(await arranged([], { monitored: true })).not.toMatch(/-qmp|-mon /);
    expect(await arranged([], { stdio: true })).toMatch(/-qmp stdio$/);
  });

  it('are one monitor where one is enough', async () => {
    const { args, monitors } = await qemuSystem.arrange([], facilities({ lone: true }));
    expect(monitors).toEqual([{ socket: 'qmp', pretty: false }]);
    expect(args.filter((arg) => /^-(qmp|mon|chardev)$/.test(arg))).toEqual(['-qmp']);
  });

  it('cannot keep in sight what goes into the background', async () => {
    await expect(arranged(['-daemonize'])).rejects.toThrow(/foreground/);
    await expect(storageDaemon.arrange(['--daemonize'], facilities())).rejects.toThrow(/foreground/);
  });
});

describe('arguments added to the storage daemon', () => {
  it('are four monitors, one where it speaks over standard streams, none where the user names one', async () => {
    const count = async (changes: Partial<Facilities>) =>
      (await storageDaemon.arrange([], facilities(changes))).args.filter((arg) => arg === '--monitor').length;
    expect(await count({})).toBe(4);
    expect(await count({ stdio: true })).toBe(1);
    expect(await count({ monitored: true })).toBe(0);
    expect(await count({ lone: true })).toBe(1);
  });
});
