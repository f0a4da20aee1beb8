/** A campaign that is killed at any time: findings are intact, no target outlives it, and another goes on from there. */
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readFinding } from '../../harness/fuzz/store/finding-file.js';
import { readMark } from '../../harness/fuzz/store/mark.js';
import { qmpspec, start } from '../run/cli.js';

const CLI = new URL('../../dist/bin/qmpspec.js', import.meta.url).pathname;
const SERVER = ['serve', '--docs', 'introspection-qemu-storage-daemon-7.2', '--unix', '{qmp}'];
const MUTANT = ['--mutant', 'liveness/one-command-crashes'];

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'killed-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

async function until(holds: () => boolean, what: string): Promise<void> {
  for (const end = performance.now() + 45_000; performance.now() < end; ) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`not in 45 s: ${what}`);
}

/** Processes that were told to look for us in the environment. */
function started(mark: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, 'latin1').includes(mark);
      } catch {
        return false;
      }
    });
}

const findings = () => {
  const folder = join(directory, 'findings');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.filter((name) => /^crash-.*\.json$/.test(name)).map((name) => join(folder, name));
};

test('killed with SIGKILL, then resumed', async () => {
  const options = [
    'fuzz',
    '--findings',
    join(directory, 'findings'),
    '--seed',
    '3',
    '--jobs',
    '2',
    '--env',
    'QMPSPEC_TEST',
  ];
  const target = ['--', process.execPath, CLI, ...SERVER, ...MUTANT];
  const mark = `QMPSPEC_TEST=${directory}`;
  const env = { ...process.env, QMPSPEC_TEST: directory };
  const file = join(directory, 'findings', 'campaign.json');
  const first = start([...options, '--time', '5m', ...target], env);
  first.stdout.resume();
  await until(() => findings().length > 0, 'a finding');
  await until(() => (readMark(file)?.next ?? 0) > 0, 'a run that is done');
  const ended = once(first, 'close');
  first.kill('SIGKILL');
  await ended;
  await until(() => started(mark).length === 0, 'every process is gone');

  const next = readMark(file)?.next as number;
  const known = findings();
  for (const name of known) expect(readFinding(readFileSync(name, 'utf8')).kind).toBe('crash');

  const { status } = await qmpspec([...options, '--runs', '1', '--resume', ...target], env);
  expect(status).toBe(1);
  expect(findings()).toEqual(expect.arrayContaining(known));
  for (const name of known) {
    expect(readFinding(readFileSync(name, 'utf8'))).toMatchObject({ minimized: true, reproduced: [10, 10] });
  }
  const records = readFileSync(join(directory, 'findings', 'campaign.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(records.filter(({ type }) => type === 'campaign').map(({ from }) => from)).toEqual([0, next]);
  expect(records.at(-1)).toMatchObject({ type: 'summary', runs: 1 });
  expect(readMark(file)?.next).toBe(next + 1);
}, 150_000);
