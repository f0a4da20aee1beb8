/** Findings, corpora and cases from anybody: nothing of theirs is run, sent or written outside without the user's word. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FINDING_FORMAT } from '../../harness/finding.js';
import { qmpspec } from '../run/cli.js';
import { describeWith, lacking } from '../target/programs.js';

const PROGRAM = 'qemu-storage-daemon';
const LOOK = { session: 0, send: { execute: 'query-version' } };

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'hostile-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const outside = () => join(directory, 'outside');

function written(finding: object): string {
  const file = join(directory, 'finding.json');
  const whole = {
    ...{ format: FINDING_FORMAT, kind: 'crash', signature: 'gone', title: 'gone', observed: {}, cites: [] },
    ...{
      stderr: '',
      target: { kind: PROGRAM, command: [PROGRAM] },
      files: {},
      steps: [LOOK],
      reproduced: [1, 1],
    },
    ...finding,
  };
  writeFileSync(file, JSON.stringify(whole));
  return file;
}

function untouched(): void {
  expect(existsSync(outside())).toBe(false);
}

const RUNS_A_PROGRAM = () => ({
  target: { kind: 'x', command: ['sh', '-c', `touch ${outside()}; \u001b[31m`, '{qmp}'] },
});

test.each([
  'replay',
  'minimize',
  'promote',
  'promote --as shell',
  'promote --as python',
  'promote --as markdown',
])('%s does not run the command of a finding unasked, and shows it', async (words) => {
  const { status, stdout, stderr } = await qmpspec([...words.split(' '), written(RUNS_A_PROGRAM())]);
  expect({ status, text: stdout + stderr }).toEqual({ status: 125, text: expect.stringContaining('touch ') });
  expect(stdout + stderr).toContain('--run-recorded-command');
  expect(stdout + stderr).not.toContain('\u001b');
  untouched();
});

test('bisect does not put the arguments of a finding behind a command unasked', async () => {
  const targets = join(directory, 'targets.yaml');
  writeFileSync(targets, `- name: one\n  command: ${PROGRAM} {args}\n`);
  const file = written({ target: { command: [PROGRAM, '--pidfile', outside()] } });
  const { status, stderr } = await qmpspec(['bisect', '--targets', targets, file]);
  expect({ status, stderr }).toEqual({ status: 125, stderr: expect.stringContaining('--pidfile') });
  untouched();
});

test('with the word of the user the command is run', async () => {
  const { status } = await qmpspec(['replay', '--run-recorded-command', written(RUNS_A_PROGRAM())]);
  expect(status).toBe(125);
  expect(existsSync(outside())).toBe(true);
});

test('a command of the user always wins', async () => {
  const { stdout } = await qmpspec([
    'replay',
    written(RUNS_A_PROGRAM()),
    '--',
    'sh',
    '-c',
    `touch ${outside()}-mine`,
    '{qmp}',
  ]);
  expect(stdout).toMatch(/^cannot tell: sh/);
  expect(existsSync(`${outside()}-mine`)).toBe(true);
  untouched();
});

test.each(['../outside', '../../../../../../tmp/outside', '/tmp/x', '..', 'a/../../x'])(
  'a finding with the file %j is refused',
  async (name) => {
    const { status, stderr } = await qmpspec(['replay', written({ files: { [name]: 0 } })]);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringMatching(/finding\.json: expected a finding, and it is none: files/),
    });
    untouched();
  },
);

test('a root that a finding names is not used unasked', async () => {
  const { status, stdout } = await qmpspec([
    'replay',
    written({ target: { command: [PROGRAM], root: directory } }),
  ]);
  expect({ status, stdout }).toEqual({ status: 125, stdout: expect.stringContaining('--root') });
});

describeWith('on a real target', lacking(PROGRAM), () => {
  test('environment and user of a finding are left out, and said', async () => {
    const target = { command: [PROGRAM], env: { LD_PRELOAD: '/no/such.so' }, user: 'root' };
    const { status, stderr } = await qmpspec(['replay', '--attempts', '1', written({ target })]);
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: expect.stringMatching(/Left out.*LD_PRELOAD, user root/),
    });
  });

  const CREATE = () => ({
    session: 0,
    send: {
      execute: 'blockdev-create',
      arguments: { 'job-id': 'j', options: { driver: 'file', filename: outside(), size: 0 } },
    },
  });

  test.each<[string, () => object[]]>([
    ['a request', () => [CREATE()]],
    [
      'bytes',
      () => [
        { session: 0, bytes: true, send: Buffer.from(JSON.stringify(CREATE().send)).toString('base64') },
      ],
    ],
  ])('%s of a finding that is never sent is not sent, unless it is allowed', async (_, steps) => {
    const file = written({ steps: steps() });
    for (const command of ['replay', 'minimize']) {
      const { status, stdout, stderr } = await qmpspec([command, file]);
      expect({ status, text: stdout + stderr }).toEqual({
        status: 125,
        text: expect.stringContaining('--allow-denylisted'),
      });
    }
    untouched();
    rmSync(directory, { recursive: true });
    mkdirSync(directory, { mode: 0o777 });
    const allowed = await qmpspec([
      'replay',
      '--attempts',
      '1',
      '--allow-denylisted',
      written({ steps: steps() }),
    ]);
    expect(allowed.stdout).toBe('gone\n');
  });

  test('entries of a corpus that hold what is never sent are left out', async () => {
    const corpus = join(directory, 'corpus');
    mkdirSync(corpus);
    writeFileSync(
      join(corpus, '0123456789abcdef.json'),
      JSON.stringify({ features: ['a'], steps: [CREATE()] }),
    );
    const { stdout } = await qmpspec([
      ...[
        'fuzz',
        '--runs',
        '4',
        '--corpus',
        corpus,
        '--findings',
        join(directory, 'findings'),
        '--',
        PROGRAM,
      ],
    ]);
    expect(stdout).toMatch(/Left out of the corpus .*: 1 entry\./);
    untouched();
    expect(readdirSync(corpus).length).toBeGreaterThan(0);
  });
});
