/** A server that dies once and never again: no case fails for it, and nobody can overlook it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
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

test('a crash that does not come again is shown, with its evidence, and is not blocked', async () => {
  const file = join(dir, 'results.jsonl');
  const target = ['--', process.execPath, SERVER, '{qmp}', join(dir, 'mark')];
  const { stdout } = await qmpspec([
    'run',
    '--grep',
    'protocol/id/number/*',
    '--user',
    'root',
    '--report',
    `json=${file}`,
    ...target,
  ]);
  const records = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
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
