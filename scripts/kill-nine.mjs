/**
 * kill -9 at random times over run, fuzz, matrix and merge, against three targets: every line of what was stored is whole,
 * nothing is left of what was started, and what goes on or is repeated comes to what an uninterrupted one came to.
 *
 *     npm run build && node scripts/kill-nine.mjs [--rounds 100] [--seed 1]
 *
 * The guardian, which clears up after a run that was killed, is killed with every fifth one: the next run sweeps then.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
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
import { setTimeout as after } from 'node:timers/promises';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } },
});
const ROUNDS = Number(values.rounds);
const PROGRAM = new URL('../dist/bin/qmpspec.js', import.meta.url).pathname;
/** Milliseconds for everything to be gone. */
const GONE = 20_000;
/** One guardian in so many is killed, too. */
const WITH_GUARDIAN = 5;
/** Runs of a campaign until it ends by itself. */
const CAMPAIGN = 4;

const TARGETS = {
  system: ['qemu-system-x86_64', '-machine', 'none'],
  daemon: ['qemu-storage-daemon'],
  reference: [process.execPath, PROGRAM, 'serve', '--unix', '{qmp}'],
};
const CASES = ['introspection/**', 'command/query-n*/**', 'protocol/greeting/**'];
const GREP = CASES.flatMap((pattern) => ['--grep', pattern]);

const folder = mkdtempSync(join(tmpdir(), 'kill-nine-'));
/** Where targets live: nothing else does. */
const scratch = mkdtempSync(join(tmpdir(), 'kn-'));
chmodSync(scratch, 0o755);
const say = (line) => process.stdout.write(`${line}\n`);
const problems = [];

/** A small generator (mulberry32): the same seed gives the same times, as parts of what an uninterrupted one takes. */
let state = Number(values.seed) >>> 0;
function random() {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), state | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}

function start(args) {
  const env = { ...process.env, TMPDIR: scratch };
  return spawn(process.execPath, [PROGRAM, ...args], { env, cwd: folder, stdio: 'ignore' });
}

/** Runs to the end; gives milliseconds and the exit status. */
async function whole(args) {
  const started = performance.now();
  const [status] = await once(start(args), 'exit');
  return { status, ms: performance.now() - started };
}

/** Processes that were told of the scratch directory, by their words or their environment. */
function processes() {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid) || pid === String(process.pid)) return false;
    const words = told(pid, 'cmdline');
    return words !== '' && (words + told(pid, 'environ')).includes(scratch);
  });
}

const guardians = () => processes().filter((pid) => told(pid, 'cmdline').includes('qmpspec-guardian'));

/** Empty for a process that is gone meanwhile, or nobody's. */
function told(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1');
  } catch {
    return '';
  }
}

async function until(holds) {
  for (const end = performance.now() + GONE; performance.now() < end; await after(50))
    if (holds()) return true;
  return false;
}

/** Kills it, and now and then its guardian, after a part of `ms`; false where it had ended before. */
async function killed(args, ms, withGuardian) {
  const child = start(args);
  const ended = once(child, 'exit');
  await Promise.race([after(random() * ms), ended]);
  if (child.exitCode !== null) return false;
  if (withGuardian) for (const pid of guardians()) kill(pid);
  child.kill('SIGKILL');
  await ended;
  return true;
}

function kill(pid) {
  try {
    process.kill(Number(pid), 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** Complains of lines that are no JSON, the last one included. */
function linesOf(file, what) {
  if (!existsSync(file)) return [];
  const text = readFileSync(file, 'utf8');
  if (text !== '' && !text.endsWith('\n')) problems.push(`${what}: half a line at the end`);
  return text.split('\n').flatMap((line) => {
    if (line === '') return [];
    try {
      return [JSON.parse(line)];
    } catch {
      problems.push(`${what}: a line that is not whole: ${line.slice(0, 80)}`);
      return [];
    }
  });
}

const outcomes = (records) =>
  new Map(records.filter(({ type }) => type === 'case').map(({ id, outcome }) => [id, outcome]));

function compare(what, wanted, got) {
  for (const [id, outcome] of wanted)
    if (got.get(id) !== outcome) problems.push(`${what}: ${id} is ${got.get(id)}, was ${outcome}`);
  if (got.size !== wanted.size) problems.push(`${what}: ${got.size} cases instead of ${wanted.size}`);
}

async function nothingRuns(what) {
  if (!(await until(() => processes().length === 0)))
    problems.push(`${what}: ${processes().length} processes are left`);
}

async function nothingIsLeft(what) {
  await nothingRuns(what);
  if (!(await until(() => readdirSync(scratch).length === 0)))
    problems.push(`${what}: ${readdirSync(scratch).join(', ')} is left`);
}

// What uninterrupted ones come to, and how long they take.
const runArgs = (target, file, ...more) => [
  ...['run', ...GREP, ...more, '--report', `json=${file}`, '--', ...TARGETS[target]],
];
const fuzzArgs = (target, findings, ...more) => [
  ...['fuzz', '--findings', findings, '--no-minimize', ...more, '--', ...TARGETS[target]],
];
const at = (name) => join(folder, name);
const usual = {};
for (const target of Object.keys(TARGETS)) {
  const run = await whole(runArgs(target, at(`${target}.jsonl`)));
  const fuzz = await whole(fuzzArgs(target, at(`${target}-findings`), '--runs', String(CAMPAIGN)));
  const records = linesOf(at(`${target}.jsonl`), `${target}, uninterrupted`);
  usual[target] = { run: run.ms, fuzz: fuzz.ms, outcomes: outcomes(records) };
  say(
    `${target}: run ${Math.round(run.ms)} ms, ${usual[target].outcomes.size} cases; fuzz ${Math.round(fuzz.ms)} ms, ${CAMPAIGN} runs`,
  );
  for (const shard of [1, 2, 3])
    await whole(runArgs(target, at(`${target}-${shard}.jsonl`), '--shard', `${shard}/3`));
  const merged = await whole(mergeArgs(target, at(`${target}-merged.jsonl`)));
  usual[target].merge = merged.ms;
  usual[target].merged = outcomes(linesOf(at(`${target}-merged.jsonl`), `${target}, merged`));
  compare(`${target}, merged`, usual[target].outcomes, usual[target].merged);
}
writeFileSync(
  at('targets.yaml'),
  JSON.stringify(Object.entries(TARGETS).map(([name, command]) => ({ name, command }))),
);
const matrixArgs = (file) => ['matrix', at('targets.yaml'), ...GREP, '--report', `json=${file}`];
usual.matrix = (await whole(matrixArgs(at('matrix.jsonl')))).ms;
await nothingIsLeft('uninterrupted');

function mergeArgs(target, file) {
  return ['merge', ...[1, 2, 3].map((shard) => at(`${target}-${shard}.jsonl`)), '--report', `json=${file}`];
}

const KINDS = {
  async run(target, what, withGuardian) {
    const [first, second] = [at('killed.jsonl'), at('resumed.jsonl')];
    if (!(await killed(runArgs(target, first), usual[target].run, withGuardian))) return false;
    if (!withGuardian) await nothingIsLeft(what);
    const before = outcomes(linesOf(first, what));
    // Killed before its first record, there is nothing to go on from.
    const goOn = before.size > 0 ? ['--resume', first] : [];
    await whole(runArgs(target, second, ...goOn));
    const resumed = outcomes(linesOf(second, `${what}, resumed`));
    compare(`${what}, kept`, before, new Map([...resumed].filter(([id]) => before.has(id))));
    compare(`${what}, resumed`, usual[target].outcomes, resumed);
    return true;
  },
  async fuzz(target, what, withGuardian) {
    const findings = at('findings');
    const args = fuzzArgs(target, findings, '--runs', String(CAMPAIGN));
    if (!(await killed(args, usual[target].fuzz, withGuardian))) return false;
    if (!withGuardian) await nothingIsLeft(what);
    const mark = join(findings, 'campaign.json');
    const next = existsSync(mark) ? JSON.parse(readFileSync(mark, 'utf8')).next : 0;
    linesOf(join(findings, 'campaign.jsonl'), what);
    for (const name of existsSync(findings) ? readdirSync(findings) : [])
      if (name.endsWith('.json')) JSON.parse(readFileSync(join(findings, name), 'utf8'));
    const { status } = await whole(fuzzArgs(target, findings, '--runs', '2', '--resume'));
    if (status !== 0 && status !== 1) problems.push(`${what}, resumed: status ${status}`);
    const now = JSON.parse(readFileSync(mark, 'utf8')).next;
    if (now !== next + 2) problems.push(`${what}, resumed: ${now} runs done after ${next} and 2 more`);
    return true;
  },
  async matrix(_, what, withGuardian) {
    const file = at('killed.jsonl');
    if (!(await killed(matrixArgs(file), usual.matrix, withGuardian))) return false;
    linesOf(file, what);
    // The next run of anything sweeps.
    if (withGuardian) await whole(runArgs('daemon', at('next.jsonl')));
    return true;
  },
  async merge(target, what) {
    const file = at('merged.jsonl');
    if (!(await killed(mergeArgs(target, file), usual[target].merge, false))) return false;
    linesOf(file, what);
    await whole(mergeArgs(target, file));
    compare(`${what}, repeated`, usual[target].merged, outcomes(linesOf(file, what)));
    return true;
  },
};

const counts = {};
const kinds = ['run', 'fuzz', 'matrix', 'run', 'merge', 'fuzz', 'run'];
const targets = Object.keys(TARGETS);
for (let round = 0; round < ROUNDS; ) {
  const kind = kinds[round % kinds.length];
  const target = targets[round % targets.length];
  const withGuardian = round % WITH_GUARDIAN === 0 && kind !== 'merge';
  const what = `round ${round} (${kind}, ${target}${withGuardian ? ', with the guardian' : ''})`;
  for (const name of ['killed.jsonl', 'resumed.jsonl', 'next.jsonl', 'merged.jsonl', 'findings'])
    rmSync(at(name), { recursive: true, force: true });
  const before = problems.length;
  // One that had ended before does not count.
  if (await KINDS[kind](target, what, withGuardian)) {
    await nothingIsLeft(what);
    counts[kind] = (counts[kind] ?? 0) + 1;
    round++;
  }
  for (const problem of problems.slice(before)) say(problem);
  if (round % 10 === 0) say(`${round} killed`);
}
const each = Object.entries(counts).map(([kind, count]) => `${count} of ${kind}`);
say(`${ROUNDS} killed: ${each.join(', ')}; ${problems.length} problems`);
rmSync(folder, { recursive: true });
if (problems.length === 0) rmSync(scratch, { recursive: true });
process.exitCode = problems.length > 0 ? 1 : 0;
