/** Many targets, one result: what cannot start is a column, what differs is told. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunRecord } from '../../harness/results.js';
import { describeWith, lacking } from '../target/programs.js';
import { qmpspec } from './cli.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qmpspec-matrix-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describeWith('matrix', lacking('qemu-storage-daemon'), () => {
  test('targets run side by side into one result, in their order; one that cannot start says why', async () => {
    const [targets, results] = [join(folder, 'targets.yaml'), join(folder, 'results.jsonl')];
    writeFileSync(
      targets,
      '- {name: one, command: qemu-storage-daemon}\n- {name: none, command: qemu-no-such-program}\n- {name: two, command: [qemu-storage-daemon]}\n',
    );
    const args = ['--grep', 'introspection/**', '--grep', 'command/quit/**', '--parallel', '2'];
    const { status, stdout } = await qmpspec(['matrix', targets, ...args, '--report', `json=${results}`]);
    expect(status).toBe(3);
    const records = readFileSync(results, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const runs: RunRecord[] = records.filter(({ type }) => type === 'run');
    expect(runs.map(({ name }) => name)).toEqual(['one', 'none', 'two']);
    expect(runs[1]).toMatchObject({ listed: 0, unstarted: expect.stringContaining('qemu-no-such-program') });
    expect(records.filter(({ type }) => type === 'case')).toHaveLength(
      (runs[0]?.listed ?? 0) + (runs[2]?.listed ?? 0),
    );
    expect(stdout).toMatch(/^one \(qemu-storage-daemon .*\) → two \(/m);
    expect(stdout).toContain('Nothing broke unannounced.');

    const whole = await qmpspec(['diff', results, results]);
    expect([whole.status, whole.stderr]).toEqual([0, '']);
  });

  test('a file with a mistake is one sentence and status 2', async () => {
    const targets = join(folder, 'broken.yaml');
    writeFileSync(targets, '- name: a\n');
    const { status, stderr } = await qmpspec(['matrix', targets]);
    expect([status, stderr]).toEqual([2, `qmpspec: ${targets}:1: "command" is missing.\n`]);
  });
});
