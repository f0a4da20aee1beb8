/**
 * A long stay in one process, where every leak adds up: `run` of the storage daemon in a loop for half of the time, `fuzz` for
 * the other half. Between two of them, with nothing going on, it looks at memory, descriptors, children and scratch, and at the
 * end holds them against the first look of the same half.
 *
 *     npm run build && node scripts/soak.mjs [--minutes 60] [--every 5] [--case PATTERN…]
 */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    every: { type: 'string', default: '5' },
    case: { type: 'string', multiple: true, default: ['**'] },
  },
});
const MINUTE = 60_000;
const total = Number(values.minutes) * MINUTE;
const every = Number(values.every) * MINUTE;
const COMMAND = ['qemu-storage-daemon'];
/** How much more memory the last look may find than the first. */
const GROWTH = 1.1;

const scratch = mkdtempSync(join(tmpdir(), 'soak-'));
mkdirSync(join(scratch, 't'), { mode: 0o755 });
// Targets run as nobody.
chmodSync(scratch, 0o711);
process.env.TMPDIR = join(scratch, 't');
const { openSuite, cleanUp } = await import('../dist/api/index.js');
const { fuzz } = await import('../dist/api/fuzz.js');

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
const say = (line) => process.stdout.write(`${line}\n`);
const mib = (bytes) => (bytes / 2 ** 20).toFixed(1);

/** Processes that descend from this one, or were told of the scratch directory. */
function children() {
  const numbers = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && pid !== String(process.pid));
  return numbers.filter((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
      const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
      return (
        parent === String(process.pid) || readFileSync(`/proc/${pid}/environ`, 'latin1').includes(scratch)
      );
    } catch {
      return false;
    }
  }).length;
}

const looks = [];
const started = performance.now();
const passed = () => performance.now() - started;

function look(half, done) {
  collect();
  collect();
  const { rss, heapUsed, external } = process.memoryUsage();
  const row = {
    half,
    minute: passed() / MINUTE,
    rss,
    heap: heapUsed + external,
    descriptors: readdirSync('/proc/self/fd').length,
    children: children(),
    scratch: readdirSync(join(scratch, 't'), { recursive: true }).length,
  };
  looks.push(row);
  say(
    [
      row.minute.toFixed(1).padStart(6),
      half.padEnd(4),
      mib(row.rss).padStart(8),
      mib(row.heap).padStart(8),
      String(row.descriptors).padStart(11),
      String(row.children).padStart(8),
      String(row.scratch).padStart(7),
      `  ${done}`,
    ].join(' '),
  );
}

say('minute half  rss MiB heap MiB descriptors children scratch');
let runs = 0;
let next = every;
while (passed() < total / 2) {
  const suite = await openSuite({ command: COMMAND, grep: values.case });
  const { verdict } = await suite.run();
  await suite.close();
  runs++;
  if (passed() < next && passed() < total / 2) continue;
  look('run', `${runs} runs, the last one: ${verdict.status}`);
  next = (Math.floor(passed() / every) + 1) * every;
}
const never = new AbortController().signal;
let requests = 0;
for (let slice = 0; passed() < total; slice++) {
  const summary = await fuzz(
    {
      ...{ target: { command: COMMAND }, mode: 'sequences', seed: 1, jobs: 2, timeout: 5_000 },
      ...{ findings: join(scratch, 'findings'), corpus: join(scratch, 'corpus'), resume: slice > 0 },
      ...{ minimize: false, stopOn: 'never', time: Math.min(every, Math.max(total - passed(), 1_000)) },
    },
    () => {},
    never,
  );
  requests += summary.requests;
  look('fuzz', `${requests} requests`);
}

const problems = [];
for (const half of ['run', 'fuzz']) {
  const [first, last] = [looks.find((row) => row.half === half), looks.findLast((row) => row.half === half)];
  if (!first || first === last) continue;
  for (const what of ['rss', 'heap'])
    if (last[what] > first[what] * GROWTH)
      problems.push(`${half}: ${what} grew from ${mib(first[what])} to ${mib(last[what])} MiB`);
  for (const what of ['descriptors', 'children', 'scratch'])
    if (last[what] > first[what]) problems.push(`${half}: ${what} grew from ${first[what]} to ${last[what]}`);
}
const left = await cleanUp();
const entries = readdirSync(join(scratch, 't'));
if (left.length + entries.length > 0) problems.push(`left behind: ${[...left, ...entries].join(', ')}`);
if (children() > 0) problems.push(`left behind: ${children()} processes`);
for (const problem of problems) say(problem);
say(
  `${runs} runs and ${requests} requests in ${(passed() / MINUTE).toFixed(1)} minutes: ${problems.length} problems`,
);
rmSync(scratch, { recursive: true });
process.exitCode = problems.length > 0 ? 1 : 0;
