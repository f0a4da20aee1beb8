/**
 * (f) Memory of `qmpspec fuzz` itself between the 100,000th and the 1,000,000th request, of sequences and of arguments,
 * against the storage daemon. Takes some ten minutes; one mode alone: `node bench/fuzz-memory.mjs arguments`.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const MODES = process.argv.length > 2 ? process.argv.slice(2) : ['arguments', 'sequences'];
const FROM = 100_000;
const TO = 1_000_000;
/** Requests on either side: a heap is never the same twice. */
const WINDOW = 100_000;
/** Milliseconds between two looks. */
const LOOK = 250;
const PROGRAM = new URL('../dist/bin/qmpspec.js', import.meta.url).pathname;

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const mib = (kib) => `${Math.round(kib / 1024)} MiB`;
const say = (line) => process.stdout.write(`${line}\n`);

/** Pairs of requests so far and KiB, from `FROM` to `TO` requests. */
async function watch(mode, directory) {
  const options = ['--mode', mode, '--no-minimize', '--jobs', '2', '--findings', join(directory, mode)];
  const campaign = spawn(process.execPath, [PROGRAM, 'fuzz', ...options, '--', 'qemu-storage-daemon'], {
    cwd: directory,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => campaign.once('exit', resolve));
  const looks = [];
  let since = [];
  let before = 0;
  const timer = setInterval(() => {
    const status = readFileSync(`/proc/${campaign.pid}/status`, 'utf8');
    since.push(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN));
  }, LOOK);
  for await (const line of createInterface({ input: campaign.stdout })) {
    const told = /^\d+:\d\d +([\d,]+) requests/.exec(line)?.[1];
    if (told === undefined) continue;
    const requests = Number(told.replaceAll(',', ''));
    // The requests of a look lie between two lines of progress.
    for (const [i, kib] of since.entries())
      looks.push({ requests: before + ((requests - before) * (i + 1)) / since.length, kib });
    since = [];
    before = requests;
    if (requests >= TO) break;
  }
  clearInterval(timer);
  campaign.kill('SIGINT');
  await ended;
  return looks.filter(({ requests }) => requests >= FROM && requests <= TO);
}

const directory = mkdtempSync(join(tmpdir(), 'bench-'));
try {
  for (const mode of MODES) {
    const looks = await watch(mode, directory);
    const course = [];
    for (let from = FROM; from < TO; from += WINDOW)
      course.push(
        median(looks.flatMap(({ requests: n, kib }) => (n >= from && n <= from + WINDOW ? kib : []))),
      );
    const growth = Math.round((course.at(-1) / course[0] - 1) * 100);
    say(
      `memory, ${mode}: ${mib(course[0])} at the 100,000th request, ${mib(course.at(-1))} at the millionth, ${growth} % more (at most ±10 %) ${Math.abs(growth) <= 10 ? 'ok' : 'NOT FLAT'}; by 100,000: ${course.map((kib) => Math.round(kib / 1024)).join(', ')}`,
    );
  }
} finally {
  rmSync(directory, { recursive: true });
}
