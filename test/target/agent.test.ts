import { chmodSync, copyFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { boot } from '../../harness/target/boot.js';
import { locate } from '../../harness/target/program/locate.js';
import type { Endpoint, Target, TargetOptions } from '../../harness/target/target.js';
import { looks } from '../../schema/qemu/effects.js';
import { describeWith, lacking } from './programs.js';
import { execute } from './talk.js';

/** Must be blocked in every version, whatever else is. */
const DANGEROUS = [
  'guest-shutdown',
  'guest-suspend-disk',
  'guest-suspend-ram',
  'guest-suspend-hybrid',
  'guest-set-time',
  'guest-set-vcpus',
  'guest-set-memory-blocks',
  'guest-set-user-password',
  'guest-exec',
  'guest-file-open',
  'guest-file-write',
  'guest-fsfreeze-freeze',
  'guest-fsfreeze-freeze-list',
  'guest-fstrim',
  'guest-ssh-add-authorized-keys',
  'guest-ssh-remove-authorized-keys',
];

let directory = '';
const started: Target[] = [];
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'agent-'));
  // The agent runs as somebody else.
  chmodSync(directory, 0o755);
});
afterEach(() => Promise.all(started.splice(0).map((target) => target.end())));
afterAll(() => rmSync(directory, { recursive: true }));

async function enabled(command: string[], options: Partial<TargetOptions> = {}): Promise<string[]> {
  const target = await boot({ command, ...options });
  started.push(target);
  expect(target.family).toBe('ga');
  const stream = await (target.endpoints[0] as Endpoint).connect();
  stream.write('{"execute": "guest-sync", "arguments": {"id": 5}}\n');
  const info = (await execute(stream, 'guest-info')) as {
    return: { supported_commands: { name: string; enabled: boolean }[] };
  };
  const commands = info.return.supported_commands;
  const names = commands.map(({ name }) => name);
  const blocked = commands.filter((command) => !command.enabled).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(DANGEROUS));
  expect(blocked).toEqual(expect.arrayContaining(DANGEROUS));
  expect([...target.disabled].sort()).toEqual(names.filter((name) => !looks(name)).sort());
  return commands.filter((command) => command.enabled).map(({ name }) => name);
}

describeWith('the guest agent', lacking('qemu-ga'), () => {
  it('starts with every acting command blocked, and every harmless one open', async () => {
    expect((await enabled(['qemu-ga'])).every((name) => looks(name))).toBe(true);
  });

  it('does by its path, by a link of another name, and as a copy of another name', async () => {
    const { file } = locate('qemu-ga', null);
    await enabled([file]);
    symlinkSync(file, join(directory, 'agent'));
    await enabled([join(directory, 'agent')]);
    copyFileSync(file, join(directory, 'copy'));
    await enabled([join(directory, 'copy')]);
  });

  it('does beside a list of the user’s own, which is heeded too', async () => {
    expect(await enabled(['qemu-ga', '-b', 'guest-ping,guest-get-time'])).not.toContain('guest-ping');
  });

  it('does whatever a configuration file says', async () => {
    const config = join(directory, 'config');
    writeFileSync(config, '[general]\nblock-rpcs=\nblacklist=\nverbose=true\n');
    await enabled(['qemu-ga'], { env: { QGA_CONF: config } });
  });

  it('does where the command names the socket', async () => {
    await enabled(['qemu-ga', '-m', 'unix-listen', '-p', '{qmp}']);
  });

  it('is not started through another program', async () => {
    const { file } = locate('qemu-ga', null);
    await expect(boot({ command: ['env', file, '-p', '{qmp}'] })).rejects.toMatchObject({
      problem: 'unblocked',
    });
  });
});

describe('a guest agent that cannot be blocked', () => {
  const HELP = 'case "$*" in *help*) printf "guest-ping\\nguest-shutdown\\n"; exit;; esac';

  function pretender(name: string, script: string): string {
    const path = join(directory, name);
    writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return path;
  }

  it('is not started when it does not list its commands', async () => {
    const path = pretender('qemu-ga-mute', `case "$*" in *help*) exit 1;; esac; touch ${directory}/started`);
    const booting = boot({ command: [path], user: String(process.getuid?.()) });
    await expect(booting).rejects.toMatchObject({ problem: 'unblocked' });
    expect(() => rmSync(join(directory, 'started'))).toThrow(/ENOENT/);
  });

  it('is ended when guest-info shows a command open', async () => {
    const server = `
      const info = { return: { supported_commands: [{ name: 'guest-shutdown', enabled: true }] } };
      require('net').createServer((s) => s.on('data', () => s.write(JSON.stringify(info) + '\\\\n')))
        .listen(process.argv.at(-1));
      console.error('pid', process.pid);`.replaceAll('\n', ' ');
    const path = pretender('qemu-ga-open', `${HELP}\nexec ${process.execPath} -e "${server}" -- "$@"`);
    const booting = boot({ command: [path], user: String(process.getuid?.()) });
    await expect(booting).rejects.toMatchObject({
      problem: 'unblocked',
      message: expect.stringContaining('guest-shutdown'),
    });
  });

  it('is reported with its own words when it ends at once', async () => {
    const path = pretender('qemu-ga-weak', `${HELP}\necho "no such option" >&2; exit 4`);
    const booting = boot({ command: [path], user: String(process.getuid?.()) });
    await expect(booting).rejects.toMatchObject({
      problem: 'exited',
      message: expect.stringMatching(/status 4.*no such option/),
    });
  });
});
