/** The built command line, as a user runs it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseRecord, RunRecord, SummaryRecord } from '../../harness/results.js';

const CLI = new URL('../../dist/bin/qmpspec.js', import.meta.url).pathname;

export interface Finished {
  status: number | null;
  stdout: string;
  stderr: string;
}

export function start(args: string[], env: NodeJS.ProcessEnv = process.env) {
  return spawn(process.execPath, [CLI, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

export async function qmpspec(args: string[], env?: NodeJS.ProcessEnv): Promise<Finished> {
  const child = start(args, env);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, stdout, stderr };
}

export interface Results extends Finished {
  run: RunRecord;
  cases: CaseRecord[];
  summary: SummaryRecord;
  /** Ids of the failing cases. */
  failing: string[];
  /** The record of one case. */
  caseOf(id: string): CaseRecord;
}

/** `qmpspec run` with its stored results. */
export async function run(...args: string[]): Promise<Results> {
  const dir = mkdtempSync(join(tmpdir(), 'qmpspec-test-'));
  try {
    const file = join(dir, 'results.jsonl');
    const finished = await qmpspec(['run', '--report', `json=${file}`, ...args]);
    return { ...finished, ...readResults(readFileSync(file, 'utf8')) };
  } finally {
    rmSync(dir, { recursive: true });
  }
}

export function readResults(text: string): Omit<Results, keyof Finished> {
  const records = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as RunRecord | CaseRecord | SummaryRecord);
  const of = <T extends string>(type: T) => records.filter((r) => r.type === type) as never[];
  const cases = of('case') as CaseRecord[];
  return {
    run: of('run')[0] as never as RunRecord,
    cases,
    summary: of('summary')[0] as never as SummaryRecord,
    failing: cases.filter((c) => c.outcome === 'fail').map((c) => c.id),
    caseOf: (id) => {
      const found = cases.find((c) => c.id === id);
      if (!found) throw new Error(`no case ${id} among ${cases.length}`);
      return found;
    },
  };
}
