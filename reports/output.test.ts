import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openOutput, ReportError } from './output.js';
import { vouched } from './text/rendered.js';

const ROOT = new URL('..', import.meta.url).pathname;
const dir = mkdtempSync(join(tmpdir(), 'qmpspec-output-'));
afterAll(() => rmSync(dir, { recursive: true }));

test('empties the file, makes its folder, and has every line on disk at once', () => {
  const file = join(dir, 'new', 'folder', 'r.jsonl');
  openOutput(file).write(vouched('old, and longer\n'));
  const output = openOutput(file);
  output.write(vouched('one\n'));
  expect(readFileSync(file, 'utf8')).toBe('one\n');
  output.write(vouched('two ✓\n'));
  expect(readFileSync(file, 'utf8')).toBe('one\ntwo ✓\n');
  output.close();
});

test('says in one sentence why a file cannot be opened or written', () => {
  writeFileSync(join(dir, 'file'), '');
  const refused = {
    [join(dir, 'file', 'r')]: 'not a directory',
    '/proc/none/r': 'no such file or directory',
  };
  for (const [file, why] of Object.entries(refused)) {
    const sentence = `The report file ${file} cannot be opened for writing: ${why}.`;
    expect(() => openOutput(file)).toThrow(new ReportError(sentence));
  }
  const full = openOutput('/dev/full');
  expect(() => full.write(vouched('x'))).toThrow(
    new ReportError('Writing the report to /dev/full failed: no space left on device.'),
  );
});

/** A child that runs `script`, which has `openOutput`. */
function startWriter(script: string) {
  return spawn(process.execPath, [
    '-e',
    `import(${JSON.stringify(compiled)}).then(({ openOutput }) => { ${script} })`,
  ]);
}

const compiled = join(dir, 'reports', 'output.js');

beforeAll(() => {
  const tsc = [
    '--ignoreConfig',
    '--module',
    'nodenext',
    '--target',
    'es2023',
    '--types',
    'node',
    '--rootDir',
    ROOT,
    '--outDir',
    dir,
  ];
  execFileSync('node_modules/.bin/tsc', [...tsc, 'reports/output.ts']);
  writeFileSync(join(dir, 'package.json'), '{"type":"module"}');
});

test('kill -9 at any moment loses nothing that was written, and leaves no broken line', async () => {
  for (let round = 0; round < 8; round++) {
    const file = join(dir, `killed-${round}`);
    const child = startWriter(`const output = openOutput(${JSON.stringify(file)});
      for (let n = 0; ; n++) {
        output.write('line ' + n + ' ' + '✓'.repeat(n % 3000) + '\\n');
        if (n % 100 === 0) process.stdout.write(n + ' ');
      }`);
    let told = '';
    child.stdout.on('data', (chunk) => {
      told += chunk;
    });
    const ended = once(child, 'close');
    await vi.waitUntil(() => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 100_000 * round, {
      timeout: 20_000,
      interval: 1,
    });
    child.kill('SIGKILL');
    await ended;
    const lines = readFileSync(file, 'utf8').split('\n');
    const line = (n: number) => `line ${n} ${'✓'.repeat(n % 3000)}`;
    // The kernel may stop in the middle of a write: what no newline ends is no line yet.
    const begun = (lines.pop() as string).replace(/\ufffd+$/, '');
    expect(line(lines.length).startsWith(begun)).toBe(true);
    expect(lines.every((text, n) => text === line(n))).toBe(true);
    expect(lines.length).toBeGreaterThan(Number(told.match(/\d+(?= $)/)?.[0] ?? -1));
  }
});

test('a slow reader gets everything, a reader that leaves ends the report only', async () => {
  const script = `const output = openOutput('-');
    for (let n = 0; n < 300; n++) output.write('x'.repeat(9999) + '\\n');
    process.stderr.write('done');`;
  const slow = startWriter(script);
  let size = 0;
  for await (const chunk of slow.stdout) {
    size += (chunk as Buffer).length;
    await new Promise(setImmediate);
  }
  expect(size).toBe(3_000_000);

  const left = startWriter(script);
  let said = '';
  left.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const ended = once(left, 'close');
  left.stdout.once('data', () => left.stdout.destroy());
  expect(await ended).toEqual([0, null]);
  expect(said).toBe('done');
});

test('a file that another run writes is left alone', async () => {
  const file = join(dir, 'shared');
  const child = startWriter(
    `openOutput(${JSON.stringify(file)}).write('mine\\n'); setInterval(() => {}, 1000);`,
  );
  const ended = once(child, 'close');
  await vi.waitUntil(() => statSync(file, { throwIfNoEntry: false })?.size === 5, { timeout: 20_000 });
  expect(() => openOutput(file)).toThrow(
    `The report file ${file} is being written by another run (process ${child.pid}): name another file.`,
  );
  expect(readFileSync(file, 'utf8')).toBe('mine\n');
  child.kill('SIGKILL');
  await ended;
  const output = openOutput(file);
  output.write(vouched('ours\n'));
  output.close();
  expect(readFileSync(file, 'utf8')).toBe('ours\n');
});
