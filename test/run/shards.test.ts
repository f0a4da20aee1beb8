/** Three shards, run as a CI runs them, are one run: every case comes to the same. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith, lacking } from '../target/programs.js';
import { qmpspec, type Results, readResults } from './cli.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qmpspec-shards-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string | number) => join(folder, `${name}.jsonl`);
/** Probes, conversations, failures, and what all traffic decides. */
const WHAT = [
  'protocol/i*/**',
  'command/block-*/argument/**',
  'command/query-*/**',
  'event/*/data',
  'monitor/**',
];
const TARGET = [...WHAT.flatMap((pattern) => ['--grep', pattern]), '--', 'qemu-storage-daemon'];

function run(name: string | number, args: string[], env: NodeJS.ProcessEnv = {}) {
  return qmpspec(['run', '--report', `json=${file(name)}`, ...args, ...TARGET], { ...process.env, ...env });
}

describeWith('merge', lacking('qemu-storage-daemon'), () => {
  test('three shards merged equal one run of everything, case by case', async () => {
    const whole = await run('whole', []);
    for (const index of [1, 2, 3]) {
      const env = { CI_NODE_INDEX: String(index), CI_NODE_TOTAL: '3' };
      expect((await run(index, ['--shard', 'auto'], env)).stderr).toBe('');
    }
    const files = [file(3), file(1), file(2)];
    const merged = await qmpspec(['merge', ...files, '--report', `json=${file('merged')}`]);
    expect(merged.status).toBe(whole.status);
    const [one, three] = ['whole', 'merged'].map((name) => readResults(readFileSync(file(name), 'utf8')));
    const outcomes = (results: typeof one) =>
      results?.cases.map(({ id, outcome, level }) => `${id} ${level} ${outcome}`).sort();
    expect(one?.cases.length).toBeGreaterThan(900);
    expect(one?.failing.length).toBeGreaterThan(0);
    expect(outcomes(three)).toEqual(outcomes(one));
    expect(three?.summary.counts).toEqual(one?.summary.counts);
    expect(three?.summary.failing).toEqual(one?.summary.failing);
    // What queries answer varies with what ran before them; what was sent and offered does not.
    const sure = ({ summary }: Pick<Results, 'summary'>) => [
      summary.coverage['commands-sent'],
      summary.coverage['arguments-sent'],
    ];
    expect(three && sure(three)).toEqual(one && sure(one));

    const missing = await qmpspec(['merge', file(1), file(3)]);
    expect([missing.status, missing.stderr]).toEqual([
      2,
      'qmpspec: of 3 shards 2 is missing: give the results of all.\n',
    ]);
  }, 120_000);
});
