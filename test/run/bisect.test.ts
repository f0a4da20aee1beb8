/** The first bad version of a list, among servers that start, do not start, and die of it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { FINDING_FORMAT } from '../../harness/finding.js';
import { describeWith, lacking } from '../target/programs.js';
import { qmpspec } from './cli.js';

const SERVER = new URL('./broken-server.mjs', import.meta.url).pathname;

describeWith('bisect', lacking('qemu-storage-daemon'), () => {
  const directory = mkdtempSync(join(tmpdir(), 'bisect-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  const finding = join(directory, 'crash.json');
  writeFileSync(
    finding,
    JSON.stringify({
      format: FINDING_FORMAT,
      ...{
        kind: 'crash',
        signature: 'SIGSEGV in object-del',
        title: 'dies',
        observed: {},
        cites: [],
        stderr: '',
      },
      target: { kind: 'node', command: ['node', SERVER, 'crash', '{qmp}'], version: null },
      ...{ files: {}, reproduced: [10, 10], seed: 0, run: 0, minimized: true, transcript: [] },
      steps: [{ session: 0, send: { execute: 'object-del', arguments: { id: 'x' } } }],
    }),
  );

  /** Versions by what they do; `own` has the arguments of the finding's target. */
  async function bisected(...versions: string[]): Promise<string[]> {
    const commands: Record<string, string[]> = {
      good: ['node', SERVER, 'none', '{qmp}'],
      bad: ['node', SERVER, 'crash', '{qmp}'],
      own: ['node', '{args}'],
      absent: ['/nonexistent/program', '{qmp}'],
    };
    const targets = versions.map((name, i) => ({ name: `v${i}`, command: commands[name] }));
    writeFileSync(join(directory, 'targets.yaml'), JSON.stringify(targets));
    const { stdout, stderr, status } = await qmpspec([
      ...['bisect', '--run-recorded-command', finding, '--targets', join(directory, 'targets.yaml')],
    ]);
    expect(stderr).toBe('');
    return [...stdout.trim().split('\n'), `status ${status}`];
  }

  test('names the first bad one, and what nobody can tell', async () => {
    const told = await bisected('good', 'absent', 'bad', 'own');
    expect(told.slice(-3)).toEqual(['cannot tell: v1', 'first bad: v2', 'status 0']);
    expect(told).toContainEqual(expect.stringMatching(/^v1 +cannot tell: .*\/nonexistent\/program/));
    // One client at a time is all that it serves: nothing of a hang is told.
    expect(told).toContainEqual(expect.stringMatching(/^v0 +good$/));
    expect(told).toContainEqual(expect.stringMatching(/^v3 +bad: .*SIGSEGV/));
  }, 60_000);

  test('tells since when it is gone, and that none shows it', async () => {
    expect((await bisected('bad', 'good')).slice(-2)).toEqual([
      'first bad: v0, the oldest of the list; gone since v1',
      'status 0',
    ]);
    expect((await bisected('good')).slice(-2)).toEqual(['no target shows it', 'status 1']);
    expect((await bisected('absent', 'good')).slice(-2)).toEqual(['no target shows it', 'status 1']);
    expect((await bisected('absent', 'absent')).slice(-3)).toEqual([
      'cannot tell: v0, v1',
      'nothing can be told of any target',
      'status 125',
    ]);
  }, 60_000);
});
