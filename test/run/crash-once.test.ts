/** A server that dies once and never again: no case fails for it, and nobody can overlook it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CrashRecord } from '../../harness/results.js';
import { qmpspec } from './cli.js';

const SERVER = new URL('crash-once-server.mjs', import.meta.url).pathname;
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'qmpspec-once-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

/** Runs the server, which dies the first time only, and keeps the results in this file. */
function run(file: string, ...options: string[]) {
  const grep = ['--grep', 'protocol/id/number/*', '--user', 'root'];
  const target = ['--', process.execPath, SERVER, '{qmp}', join(dir, 'mark')];
  return qmpspec(['run', ...grep, ...options, '--report', `json=${file}`, ...target]);
}

const parse = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

test('a crash that does not come again is shown, with its evidence, and is not blocked', async () => {
  const file = join(dir, 'results.jsonl');
  const { stdout } = await run(file);
  const records = parse(readFileSync(file, 'utf8'));
  const crashes = records.filter(({ type }) => type === 'crash-seen-once') as CrashRecord[];
  expect(crashes).toHaveLength(1);
  const [{ case: id = '', ...crash } = {} as CrashRecord] = crashes;
  expect(crash).toMatchObject({ kind: 'ended', signal: 'SIGSEGV', times: 1 });
  expect(JSON.stringify(crash.transcript)).toContain('2147483648');
  expect(crash.stderr).toContain('a rare race was lost');
  expect(crash.again).toMatch(/fresh target/);
  expect(records.find((record) => record.type === 'case' && record.id === id)?.outcome).not.toBe('blocked');
  expect(stdout).toMatch(/seen once/i);
  expect(stdout).toContain('SIGSEGV');
});

test('a run that goes on from a killed one keeps the crash, and a comparison shows it', async () => {
  const [first, second, third] = ['1', '2', '3'].map((name) => join(dir, `${name}.jsonl`)) as [
    string,
    string,
    string,
  ];
  await run(first);
  const lines = readFileSync(first, 'utf8').split('\n');
  // As kill -9 leaves it: what came after the crash is lost, and a line is cut off.
  const at = lines.findIndex((line) => line.includes('"crash-seen-once"'));
  expect(at).toBeGreaterThan(0);
  writeFileSync(first, `${lines.slice(0, at + 1).join('\n')}\n${lines[at + 1]?.slice(0, 20)}`);
  const resumed = await run(second, '--resume', first);
  expect(resumed.stdout).toMatch(/Crashes seen once:[\s\S]*SIGSEGV/);
  expect(resumed.stdout).toContain('1 crash seen once');
  const crashes = parse(readFileSync(second, 'utf8')).filter(({ type }) => type === 'crash-seen-once');
  expect(crashes).toEqual([JSON.parse(lines[at] as string)]);

  await run(third);
  const { stdout: text, status } = await qmpspec(['diff', second, third]);
  expect(text).toMatch(/Crashes seen once in the older run:\n.*SIGSEGV/);
  expect(text).not.toContain('in the newer run');
  expect(status).toBe(0);
  const { stdout: json } = await qmpspec(['diff', '--json', third, second]);
  expect(parse(json).filter(({ type }) => type === 'crash-seen-once')).toEqual([
    { ...crashes[0], run: 'after' },
  ]);
}, 240_000);
