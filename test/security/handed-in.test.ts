/** Files that people hand in, broken in every way: a sentence with file, place and what was expected, and status 2. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FINDING_FORMAT } from '../../harness/finding.js';
import { RESULTS_FORMAT } from '../../harness/results.js';
import { qmpspec, start } from '../run/cli.js';

const CLI = new URL('../../dist/bin/qmpspec.js', import.meta.url).pathname;

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'handed-in-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const FINDING = { format: FINDING_FORMAT, kind: 'crash', signature: 'gone', target: { command: ['x'] } };
const finding = (more: string) =>
  `${JSON.stringify({ ...FINDING, steps: [{ session: 0, send: {} }] }).slice(0, -1)},${more}}`;
const RUN = JSON.stringify({ type: 'run', format: RESULTS_FORMAT, target: { command: ['x'] } });
const OUT = '/dev/null';
const BOMB = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'
  .split('')
  .map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[i]}`).join(',')}]\n`)
  .join('')}`;

function utf16(file: string): string {
  writeFileSync(file, '\ufeff[]', 'utf16le');
  return file;
}

test.each<[string, string, (file: string) => string[], RegExp]>([
  [
    'a finding with files: null',
    finding('"files":null'),
    (f) => ['replay', f],
    /f: .*files: expected an object, got null/,
  ],
  [
    'a size of 1e15',
    finding('"files":{"x":1e15}'),
    (f) => ['replay', f],
    /f: .*files\.x: expected an integer/,
  ],
  [
    'a command of numbers',
    finding('"target":{"command":[1]}'),
    (f) => ['promote', f],
    /target\.command\[0\]: expected a string/,
  ],
  [
    'a record without members',
    `${RUN}\n{"type":"case","id":"a"}\n`,
    (f) => ['report', f, '--md', OUT],
    /f:2 .*"level" is missing/,
  ],
  ['results of another format', RUN.replace('/1', '/9'), (f) => ['report', f, '--md', OUT], /holds no run/],
  [
    'results of another format',
    `${RUN.replace('/1', '/9')}\n`,
    (f) => ['report', f, '--md', OUT],
    /f:1 is of format .*\/9/,
  ],
  [
    '--resume of another format',
    `${RUN.replace('/1', '/9')}\n`,
    (f) => ['run', '--resume', f, '--', 'x', '{qmp}'],
    /--resume .*f:1 is of format/,
  ],
  [
    'aliases that unfold',
    BOMB,
    (f) => ['run', '--expect', f, '--', 'x', '{qmp}'],
    /f: its aliases unfold to too much/,
  ],
  [
    'an alias within itself',
    '&a [*a]\n',
    (f) => ['serve', '--stdio', '--script', f],
    /f: an alias stands within/,
  ],
  ['deep YAML', '['.repeat(100_000), (f) => ['matrix', f], /f: it is nested too deep to be read/],
  ['an empty file', '', (f) => ['report', f, '--md', OUT], /f holds no run/],
  [
    'a percentage of 1e15',
    '{"commands":1e15}',
    (f) => ['run', '--coverage-min', f],
    /commands: expected a percentage/,
  ],
  [
    'a step of a corpus that is none',
    '{"steps":[{"session":0}],"features":[]}',
    (f) => {
      const corpus = `${f}-corpus`;
      mkdirSync(corpus);
      renameSync(f, join(corpus, '0123456789abcdef.json'));
      return ['fuzz', '--corpus', corpus, '--findings', `${f}-findings`, '--', 'x', '{qmp}'];
    },
    /0123456789abcdef\.json is no entry of a corpus: steps\[0\]: "send" is missing/,
  ],
  ['UTF-16', '', (f) => ['run', '--expect', utf16(f), '--', 'x', '{qmp}'], /f: it is UTF-16, and UTF-8/],
  ['a device without end', '', () => ['replay', '/dev/zero'], /\/dev\/zero: it is larger than 16 MiB/],
  [
    'results without end',
    '',
    () => ['report', '/dev/zero', '--md', OUT],
    /\/dev\/zero:1 is longer than 16777216 bytes/,
  ],
  ['a directory', '', () => ['replay', tmpdir()], /it is a directory, and a file was expected/],
  [
    'a catalog of numbers',
    '{"format":"qmpspec-catalog/1","document":1}',
    (f) => ['serve', '--stdio', '--docs', f],
    /"?document"?|is missing/,
  ],
])('%s', async (_, text, args, sentence) => {
  const file = join(directory, 'f');
  writeFileSync(file, text);
  const { status, stderr } = await qmpspec(args(file));
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringMatching(sentence) });
  expect(stderr).not.toContain('internal error');
});

test('results with a byte order mark and CRLF are results', async () => {
  const file = join(directory, 'f');
  writeFileSync(file, `\ufeff${RUN}\r\n\r\n`);
  const { status, stdout } = await qmpspec(['report', file, '--json', '-']);
  expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining('"type":"run"') });
});

test('a console that cannot be written is status 2 and a sentence', () => {
  const full = openSync('/dev/full', 'w');
  const { status, stderr } = spawnSync(process.execPath, [CLI, 'serve', '--list-mutants'], {
    stdio: ['ignore', full, 'pipe'],
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: expect.stringMatching(
      /^qmpspec: standard output cannot be written: no space left on device\.\n$/,
    ),
  });
});

test('serve removes its socket when it is ended', async () => {
  const socket = join(directory, 's');
  const child = start(['serve', '--unix', socket]);
  await new Promise((resolve) => child.stderr.once('data', resolve));
  expect(existsSync(socket)).toBe(true);
  child.kill('SIGTERM');
  await new Promise((resolve) => child.once('exit', resolve));
  expect(existsSync(socket)).toBe(false);
});
