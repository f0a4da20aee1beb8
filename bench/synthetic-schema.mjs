/**
 * (h) A whole run against the reference server with a made-up schema of 250, 500 and 1,000 commands, of five to ten arguments each:
 * time and memory are linear in the cases, and memory stays within its bound.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { limitLine } from './lib/report.mjs';
import { syntheticSchema } from './lib/synthetic-schema.mjs';

const SIZES = [250, 500, 1000];
/** Of twice the cases: twice the time, and some noise. */
const MOST_RATIO = 1.3;
const cli = new URL('../dist/bin/qmpspec.js', import.meta.url).pathname;
const peakReporter = new URL('./lib/peak-memory.mjs', import.meta.url).href;

const folder = mkdtempSync(join(tmpdir(), 'qmpspec-bench-'));

/** Cases, seconds of processor time, and MiB at most, of a run. */
async function runOf(commands) {
  const schema = join(folder, `schema-${commands}.json`);
  const results = join(folder, `results-${commands}.jsonl`);
  writeFileSync(schema, JSON.stringify(syntheticSchema(commands)));
  const target = [process.execPath, cli, 'serve', '--docs', schema, '--unix', '{qmp}'];
  const child = spawn(
    process.execPath,
    ['--import', peakReporter, cli, 'run', '--report', `json=${results}`, '--', ...target],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  await once(child, 'close');
  const number = (pattern) => Number(pattern.exec(stderr)?.[1]);
  const records = readFileSync(results, 'utf8').trim().split('\n').map(JSON.parse);
  return {
    cases: records.filter(({ type }) => type === 'case').length,
    seconds: number(/processor-ms (\d+)/) / 1000,
    mib: number(/peak-memory-kib (\d+)/) / 1024,
  };
}

const say = (line) => process.stdout.write(`${line}\n`);

try {
  const runs = [];
  for (const commands of SIZES) {
    const run = await runOf(commands);
    runs.push(run);
    const figures = `${run.cases} cases in ${run.seconds.toFixed(1)} s of the processor's time`;
    say(limitLine(`run of ${commands} commands, ${figures}, peak memory`, Math.round(run.mib), 'MiB', 381));
  }
  for (let i = 1; i < runs.length; i++) {
    const [before, after] = [runs[i - 1], runs[i]];
    const cases = after.cases / before.cases;
    const of = (figure) => Math.round((after[figure] / before[figure] / cases) * 100) / 100;
    const what = `from ${SIZES[i - 1]} to ${SIZES[i]} commands, cases ${cases.toFixed(2)} times as many`;
    say(limitLine(`${what}: time of each`, of('seconds'), 'times', MOST_RATIO));
    say(limitLine(`${what}: memory of each`, of('mib'), 'times', MOST_RATIO));
  }
} finally {
  rmSync(folder, { recursive: true });
}
