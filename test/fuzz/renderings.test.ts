/** What a maintainer is handed runs without qmpspec: the scripts made of a finding, on the real target. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FINDING_FORMAT, type FindingStep, type FuzzFinding } from '../../harness/finding.js';
import { FINDING_SHAPES } from '../../reports/finding/index.js';
import { alive, until } from '../target/proc.js';
import { describeWith, lacking } from '../target/programs.js';

const PROGRAM = 'qemu-storage-daemon';
const add = (name: string): FindingStep => ({
  session: 0,
  send: {
    execute: 'blockdev-add',
    arguments: { 'node-name': name, driver: 'file', filename: 'disk0.img', 'read-only': true },
  },
});
const HARMLESS: FindingStep[] = [
  add('node0'),
  { session: 1, send: { execute: 'query-named-block-nodes' } },
  { session: 0, send: { 'exec-oob': 'query-yank' }, together: true },
  { session: 0, send: { execute: 'blockdev-del', arguments: { 'node-name': "it's none" } } },
];
/** It need not die of a defect: that it is gone is what the scripts look for. */
const FATAL: FindingStep[] = [...HARMLESS, { session: 1, send: { execute: 'quit' } }];

const finding = (steps: FindingStep[]): FuzzFinding => ({
  ...{ format: FINDING_FORMAT, kind: 'crash', signature: 'gone', title: `${PROGRAM} is gone`, observed: {} },
  ...{ cites: [], stderr: '', reproduced: [1, 1], seed: 0, run: 0, minimized: true, transcript: [] },
  target: { kind: PROGRAM, command: [PROGRAM], version: { package: '' } },
  files: { 'disk0.img': 1 << 20 },
  steps,
});

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'renderings-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

function run(shape: string, steps: FindingStep[], interpreter: string) {
  const file = join(directory, shape);
  writeFileSync(file, FINDING_SHAPES[shape]?.(finding(steps)) ?? '');
  return spawnSync(interpreter, [file], { cwd: directory, encoding: 'utf8', timeout: 20_000 });
}

function withoutQmp(): string | null {
  const { status } = spawnSync('python3', ['-c', 'import qemu.qmp']);
  // No package of Debian has it, thus it is never required.
  return status === 0 ? null : 'Python has no qemu.qmp';
}

describeWith('a finding as a shell script', lacking(PROGRAM) ?? lacking('socat'), () => {
  test('ends with 1 where the target is gone, and with 0 where it still answers', () => {
    const gone = run('shell', FATAL, 'bash');
    expect(gone).toMatchObject({ status: 1, stderr: expect.stringContaining('ended with status 0') });
    const well = run('shell', HARMLESS, 'bash');
    expect(well).toMatchObject({ status: 0, stderr: expect.stringContaining('still answers') });
    // Every step was answered, the refused one, too.
    expect(well.stdout).toMatch(/"id": "step-4".*it's none|it's none.*"id": "step-4"/);
  });

  test('leaves no target behind when it is ended', async () => {
    const file = join(directory, 'endless');
    const text = FINDING_SHAPES.shell?.(finding(HARMLESS)) ?? '';
    expect(text).toContain('step-4\n');
    // It tells whom it has started, and waits for an answer that does not come.
    writeFileSync(
      file,
      text.replace('target=$!', 'target=$!; echo $target >&2').replace('step-4\n', 'none\n'),
    );
    const script = spawn('bash', [file], { cwd: directory, stdio: ['ignore', 'ignore', 'pipe'] });
    const [pid] = await once(script.stderr, 'data');
    expect(alive(Number(pid))).toBe(true);
    script.kill('SIGTERM');
    await once(script, 'exit');
    await until(() => !alive(Number(pid)), 'the target is gone');
  });
});

const python = withoutQmp();
test.skipIf(python !== null)(
  `a finding as a Python script does the same${python === null ? '' : ` (skipped: ${python})`}`,
  () => {
    const gone = run('python', FATAL, 'python3');
    expect(gone).toMatchObject({ status: 1, stdout: expect.stringContaining('ended with status 0') });
    const well = run('python', HARMLESS, 'python3');
    expect(well).toMatchObject({ status: 0, stdout: expect.stringContaining('still answers') });
    expect(well.stdout).toContain("it's none");
  },
);
