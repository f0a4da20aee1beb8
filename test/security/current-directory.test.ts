/** Whatever is sent to a target by a relative name ends in its scratch directory, also where another program starts QEMU. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { describeWith, lacking } from '../target/programs.js';

const CLI = new URL('../../dist/bin/qmpspec.js', import.meta.url).pathname;
const PROXY = new URL('../run/proxy.mjs', import.meta.url).pathname;
const QEMU = 'qemu-system-x86_64';

let directory: string;
let here: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'qmpspec-here-'));
  here = join(directory, 'here');
  mkdirSync(here);
  cpSync(PROXY, join(here, 'proxy.mjs'));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** Through a proxy that is named as people name their files. */
function qmpspec(...args: string[]) {
  const machine = ['-machine', 'none', '-display', 'none'];
  const proxied = ['--', 'node', 'proxy.mjs', '{qmp},{qmp2}', '{dir}', QEMU, ...machine];
  return spawnSync(process.execPath, [CLI, ...args, ...proxied], { cwd: here, encoding: 'utf8' });
}

describeWith('a QEMU behind a proxy', lacking(QEMU), () => {
  test('writes a file that a case names into its scratch directory', () => {
    const cases = join(directory, 'cases');
    mkdirSync(cases);
    const save = { execute: 'pmemsave', arguments: { val: 0, size: 16, filename: 'proxy.mjs' } };
    const id = 'command/pmemsave/success/by-relative-name';
    writeFileSync(join(cases, 'case.yaml'), JSON.stringify({ id, title: 'saved', steps: [save] }));
    const { status, stdout } = qmpspec('run', '--cases', cases, '--grep', id);
    expect(stdout).toContain('1 of 1 case passed');
    expect(status).toBe(0);
    expect(readdirSync(here)).toEqual(['proxy.mjs']);
  });

  // Without the scratch directory, two runs leave new0.img and others.
  test('leaves nothing of a campaign in the current directory', () => {
    const findings = ['--no-minimize', '--findings', join(directory, 'findings')];
    const { stdout } = qmpspec('fuzz', '--runs', '2', '--seed', '1', ...findings);
    expect(stdout).toMatch(/runs +2,/);
    expect(readdirSync(here)).toEqual(['proxy.mjs']);
  });
});
