/** The packed package in an empty project: it installs, its types resolve, and its examples do what they say. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith, lacking } from '../target/programs.js';
import { environment, installedProject, type Project } from './project.js';
import { faulty, vitest, withStatus } from './vitest-runs.js';

let project: Project;
beforeAll(() => {
  project = installedProject();
});
afterAll(() => project?.remove());

const PRINTED: Record<string, RegExp> = {
  'ask-a-target': /^running\nRESUME\n$/,
  'run-a-suite': /^(\d{2,}) cases for version [\d.]+\n\1 passed, 0 failed\n$/,
};

/** These need no QEMU. */
const PRINTED_ANYWHERE: Record<string, RegExp> = {
  'mock-server': /^10\nParameter 'verbose' is unexpected\n$/,
  'read-a-document': /^id type\/integer: \{"id":1\}\n(?:.*\n)+true\n\/running\n$/m,
};

function example(name: string, printed: RegExp): void {
  const { status, output } = project.run('node', [`node_modules/qmpspec/examples/library/${name}.mjs`]);
  expect(output).toMatch(printed);
  expect(status).toBe(0);
}

test.each(Object.entries(PRINTED_ANYWHERE))('example %s', example);

const missing = lacking('qemu-system-x86_64') ?? lacking('qemu-storage-daemon');
describeWith('examples with a QEMU', missing, () => {
  test.each(Object.entries(PRINTED))('%s', example);
});

test('a script of the examples can be served', () => {
  const script = 'node_modules/qmpspec/examples/serve/events.yaml';
  const { status, output } = project.run('qmpspec', [
    'serve',
    '--docs',
    'qemu-10.0',
    '--script',
    script,
    '--stdio',
  ]);
  expect(output).toMatch(/^\{"QMP": /);
  expect(status).toBe(0);
});

test('the command line is there', () => {
  expect(project.run('qmpspec', ['--version'])).toEqual({ status: 0, output: expect.stringMatching(/^\d/) });
});

test('examples in TypeScript have no type errors', () => {
  expect(project.run('tsc', ['-p', '.'])).toEqual({ status: 0, output: '' });
});

test.each([
  ['publint', ['--strict', '--pack', 'false']],
  ['attw', ['--profile', 'esm-only', 'TARBALL']],
])('%s has nothing to say against it', (tool, args) => {
  const words = args.map((word) => (word === 'TARBALL' ? project.tarball : word));
  expect(() => execFileSync(`node_modules/.bin/${tool}`, words, { stdio: 'pipe' })).not.toThrow();
});

test('a server in TypeScript passes; a test that is filtered out is skipped, and its case not run', () => {
  const all = vitest(project, 'own-server');
  expect(all.tests.length).toBeGreaterThan(100);
  expect(withStatus(all, 'failed')).toEqual([]);
  const some = vitest(project, 'own-server', '-t', 'protocol/id/number/');
  expect(some.tests.length).toBe(all.tests.length);
  const run = withStatus(some, 'passed').map(({ name }) => name);
  expect(run.length).toBeGreaterThan(5);
  expect(run.filter((name) => !name.startsWith('protocol/id/number/'))).toEqual([]);
});

test('a fault fails the tests that are about it, with what was expected', () => {
  faulty(project, 'falseless', "if ('id' in request)", 'if (request.id)');
  const failed = withStatus(vitest(project, 'falseless'), 'failed');
  expect(failed.map(({ name }) => name)).toContain('protocol/id/null');
  expect(failed.filter(({ name }) => !name.startsWith('protocol/id/'))).toEqual([]);
  expect(failed[0]?.message).toMatch(/Nonconformance: MUST: .*\nreply\/id: .*wire-rules: W12/);
});

describeWith('with a QEMU', lacking('qemu-storage-daemon'), () => {
  test('shards have every test file once between them', () => {
    const shards = ['1/2', '2/2'].map((shard) =>
      vitest(project, 'qemu.test', 'own-server.test', `--shard=${shard}`),
    );
    expect(shards.map(({ files }) => files.length)).toEqual([1, 1]);
    expect(new Set(shards.flatMap(({ files }) => files)).size).toBe(2);
    const tests = shards.flatMap(({ tests }) => tests);
    expect(tests.filter(({ status }) => status === 'failed')).toEqual([]);
    expect(tests.map(({ name }) => name)).toContain('command/object-del/unexpected');
  });
});

test('a change of the server runs its tests again', async () => {
  const child = spawn(
    process.execPath,
    [join(project.dir, 'node_modules/.bin/vitest'), 'watch', 'own-server', '--root', 'examples/vitest'],
    { cwd: project.dir, env: environment(), stdio: ['pipe', 'pipe', 'inherit'] },
  );
  try {
    let said = '';
    const until = async (pattern: RegExp) => {
      while (!pattern.test(said)) said += String((await once(child.stdout, 'data'))[0]);
    };
    await until(/Waiting for file changes/);
    said = '';
    appendFileSync(join(project.dir, 'examples/vitest/own-server.ts'), '\n');
    await until(/RERUN.*own-server\.ts(?:.|\n)*Tests +\d+ passed/);
    expect(said).not.toMatch(/failed/);
  } finally {
    child.kill();
    await once(child, 'exit');
  }
});
