/** Runs one behaviour's command under measurement, and waits until everything of it has settled. */

import { isUtf8 } from 'node:buffer';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { setTimeout as after } from 'node:timers/promises';
import { type Behaviour, SECONDS } from './behaviour.js';
import { changes, listing, makePlace, ownElsewhere, type Place, removePlace } from './place.js';
import { findBelow, marked, peakMemoryMb } from './processes.js';

export interface Measured {
  /** Exit status; null when a signal ended it. */
  status: number | null;
  /** The time was over, and it was killed. */
  killed: boolean;
  seconds: number;
  /** From the signal of `interrupt` to the end. */
  secondsFromSignal?: number;
  /** By how much longer things may have taken because others used the machine as well. */
  crowding: number;
  memoryMb: number;
  output: string;
  /** The output is UTF-8. */
  valid: boolean;
  /** Command lines of processes that stayed. */
  processes: string[];
  /** Names that stayed in the scratch directory. */
  scratch: string[];
  /** Names in the work directory that came, went or changed. */
  changed: string[];
}

/** Milliseconds. */
const SAMPLE = 20;
/** Milliseconds that helpers get to clean up after the command has ended. */
const SETTLE = 5_000;
/** Characters of output that are kept: nothing should print more. */
const OUTPUT_LIMIT = 16e6;

/** Whatever this process was given for its own purposes stays out. */
const ENV = ['PATH', 'HOME', 'LANG', 'USER', 'SHELL'];

/** `cli`: the words that start qmpspec, of which the last tells its process. */
export async function measure(behaviour: Behaviour, cli: readonly string[]): Promise<Measured> {
  const place = makePlace(behaviour);
  try {
    return await measureIn(place, behaviour, cli);
  } finally {
    for (const { pid } of marked(place.mark)) kill(pid);
    removePlace(place);
  }
}

async function measureIn(place: Place, behaviour: Behaviour, cli: readonly string[]): Promise<Measured> {
  const before = listing(place.work);
  const started = performance.now();
  const child = start(place, behaviour, cli);
  const printed = collect(child);
  let memoryMb = 0;
  let pid: number | undefined;
  const script = cli.at(-1) as string;
  const sampler = setInterval(() => {
    pid ??= findBelow(child.pid as number, script);
    memoryMb = Math.max(memoryMb, (pid !== undefined && peakMemoryMb(pid)) || 0);
  }, SAMPLE);
  let killed = false;
  const limit = setTimeout(
    () => {
      killed = true;
      kill(-(child.pid as number));
    },
    (behaviour.seconds ?? SECONDS) * crowding() * 1000,
  );
  let signalled: number | undefined;
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const { interrupt } = behaviour;
  if (interrupt !== undefined) {
    const isUnderWay = () =>
      marked(place.mark).some((process) => process.pid !== pid && process.pid !== child.pid) ||
      changes(before, listing(place.work)).length > 0;
    while (child.exitCode === null && child.signalCode === null && !isUnderWay()) await after(50);
    await after(interrupt.afterSeconds * 1000);
    if (pid !== undefined && child.exitCode === null && child.signalCode === null) {
      signalled = performance.now();
      process.kill(pid, interrupt.signal);
    }
  }
  const [status] = await ended;
  const end = performance.now();
  clearInterval(sampler);
  clearTimeout(limit);
  const output = printed();
  const processes = await settled(() => marked(place.mark).map(({ command }) => command));
  const scratch = await settled(() => [...readdirSync(place.tmp), ...ownElsewhere(pid ?? 0)]);
  return {
    status,
    killed,
    seconds: (end - started) / 1000,
    ...(signalled === undefined ? {} : { secondsFromSignal: (end - signalled) / 1000 }),
    memoryMb,
    crowding: crowding(),
    output: output.toString('utf8'),
    valid: isUtf8(output),
    processes,
    scratch,
    changed: changes(before, listing(place.work)),
  };
}

/** Of a machine with more to do than it has processors, everybody gets a part; at least 1. */
function crowding(): number {
  return Math.max(1, (loadavg()[0] as number) / availableParallelism());
}

function start(place: Place, { args, env, shell }: Behaviour, cli: readonly string[]): ChildProcess {
  const words = [...cli, ...args.map((word) => word.replaceAll('{mark}', place.mark))];
  const [program, ...rest] = shell === undefined ? words : ['sh', '-c', shell, 'sh', ...words];
  const kept = ENV.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return spawn(program as string, rest, {
    cwd: place.work,
    env: { ...Object.fromEntries(kept), TMPDIR: place.tmp, MARK: place.mark, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
}

function collect({ stdout, stderr }: ChildProcess): () => Buffer {
  const parts: Buffer[] = [];
  let size = 0;
  for (const stream of [stdout, stderr]) {
    stream?.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= OUTPUT_LIMIT) parts.push(part);
    });
  }
  return () => Buffer.concat(parts);
}

/** What stays of a list that helpers may still be about to empty. */
async function settled(list: () => string[]): Promise<string[]> {
  const end = performance.now() + SETTLE;
  let found = list();
  while (found.length > 0 && performance.now() < end) {
    await after(50);
    found = list();
  }
  return found;
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
