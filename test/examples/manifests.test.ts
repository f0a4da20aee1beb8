/** The examples for CI systems and Kubernetes: what they start is run here as they would run it. */
import { execFile } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { buildProgram } from '../../bin/program.js';
import { qmpspec, readResults } from '../run/cli.js';
import { describeWith, lacking } from '../target/programs.js';

interface Job {
  apiVersion: string;
  kind: string;
  spec: {
    completionMode: string;
    completions: number;
    parallelism: number;
    template: {
      spec: { containers: { command: string[]; args: string[]; env?: { name: string; value: string }[] }[] };
    };
  };
}

const text = (file: string) => readFileSync(join('examples', file), 'utf8');
const job = (file: string) => parse(text(file)) as Job;
const container = (file: string) =>
  job(file).spec.template.spec.containers[0] as Job['spec']['template']['spec']['containers'][0];

/** Command lines of ours in a file, with what the engine fills in filled in. */
function commandLines(file: string): string[][] {
  const filled = text(file)
    .replaceAll(/\$\{\{ matrix\.shard \}\}/g, '2')
    .replaceAll(/\$\{\{ strategy\.job-total \}\}/g, '3')
    .replaceAll(/\$\(\([^)]*\)\)/g, '1')
    .replaceAll(/\n\s+(?=--)/g, ' ');
  return [...filled.matchAll(/^.*\bqmpspec ((?:run|merge|fuzz) .*?)(?: \|\| .*)?$/gm)].map(([, line]) =>
    (line as string).split(/\s+/),
  );
}

test.each([
  ['ci/github-actions.yml', ['run', 'merge']],
  ['ci/gitlab-ci.yml', ['run', 'merge']],
  ['kubernetes/fuzz-campaign.yaml', ['fuzz']],
  ['kubernetes/run-shards.yaml', ['run']],
])('%s is YAML, and its commands are ours', async (file, names) => {
  expect(parse(text(file))).toBeTypeOf('object');
  const lines = commandLines(file);
  expect(lines.map(([name]) => name)).toEqual(names);
  for (const words of lines) {
    const program = await buildProgram(() => undefined);
    let ran = false;
    for (const command of program.commands) {
      command.action(() => {
        ran = true;
      });
    }
    vi.stubEnv('CI_NODE_INDEX', '1');
    vi.stubEnv('CI_NODE_TOTAL', '3');
    await program.parseAsync(words, { from: 'user' });
    vi.unstubAllEnvs();
    expect(ran).toBe(true);
  }
});

test.each(['kubernetes/fuzz-campaign.yaml', 'kubernetes/run-shards.yaml'])('%s is an Indexed Job', (file) => {
  const { apiVersion, kind, spec } = job(file);
  expect({ apiVersion, kind, mode: spec.completionMode }).toEqual({
    apiVersion: 'batch/v1',
    kind: 'Job',
    mode: 'Indexed',
  });
  const total = container(file).env?.find(({ name }) => name === 'JOB_COMPLETIONS');
  if (total !== undefined) expect(Number(total.value)).toBe(spec.completions);
});

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qmpspec-job-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a pod of a job: its shell, its script, its environment; `less` keeps the work small. */
async function pod(file: string, index: number, less: string): Promise<void> {
  const bin = join(folder, 'qmpspec');
  const cli = new URL('../../dist/bin/qmpspec.js', import.meta.url).pathname;
  writeFileSync(bin, `#!/bin/sh\ncommand=$1\nshift\nexec ${process.execPath} ${cli} $command ${less} "$@"\n`);
  chmodSync(bin, 0o755);
  const { command, args, env = [] } = container(file);
  const [shell, ...options] = command as [string, ...string[]];
  const script = args.map((arg) => arg.replaceAll('/campaign', folder));
  await promisify(execFile)(shell, [...options, ...script], {
    env: {
      ...process.env,
      ...Object.fromEntries(env.map(({ name, value }) => [name, value])),
      PATH: `${folder}:${process.env.PATH}`,
      JOB_COMPLETION_INDEX: String(index),
    },
  });
}

describeWith('the jobs, run here pod by pod', lacking('qemu-storage-daemon'), () => {
  test('the shards of run-shards.yaml make one run', async () => {
    const { completions } = job('kubernetes/run-shards.yaml').spec;
    for (let index = 0; index < completions; index++) {
      await pod('kubernetes/run-shards.yaml', index, "--grep 'introspection/**'");
    }
    const files = readdirSync(folder).filter((name) => name.startsWith('shard-'));
    expect(files).toHaveLength(completions);
    const merged = join(folder, 'merged.jsonl');
    const paths = files.map((name) => join(folder, name));
    expect((await qmpspec(['merge', ...paths, '--report', `json=${merged}`])).status).toBe(0);
    const { run, summary } = readResults(readFileSync(merged, 'utf8'));
    expect(run.listed).toBeGreaterThan(20);
    expect(summary.counts.pass).toBeGreaterThan(20);
  });

  test('campaigns of fuzz-campaign.yaml share a corpus, and keep their findings apart', async () => {
    for (const index of [0, 1]) await pod('kubernetes/fuzz-campaign.yaml', index, '--runs 1');
    expect(readdirSync(join(folder, 'findings')).sort()).toEqual(['0', '1']);
    expect(existsSync(join(folder, 'corpus'))).toBe(true);
  });
});
