/**
 * A tiny process in a session of its own that outlives us for a moment: when our end of its pipe closes, however we
 * died, it kills what we started and removes the directory.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { Socket } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { isStopped } from './identity.js';
import { JANITOR_SCRIPT } from './janitor-script.js';
import { limitOf, MARK } from './marks.js';

/** Milliseconds for a janitor to do its work: thousands of files are removed in one second, of a machine at leisure. */
const START_TIMEOUT_MS = 30_000;
/** The same for one that is stopped to go on. */
const STOPPED_TIMEOUT_MS = 500;
/** The same for it to die. */
const LAST_TIMEOUT_MS = 500;

/** What it removes with is there whatever our own PATH is. */
const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

export interface Janitor {
  /** Makes it act now; false where something of the directory could not be removed, or not in time. */
  act(): Promise<boolean>;
}

/** Guards `base` until {@link Janitor.act} is called or we die. Rejects when no process can be started. */
export async function guard(base: string): Promise<Janitor> {
  const child = spawnJanitor(base, 'pipe');
  await once(child, 'spawn');
  const gone = once(child, 'exit');
  const pipe = child.stdin as Socket;
  // Somebody killed it.
  pipe.on('error', () => {});
  // Neither may keep us running.
  child.unref();
  pipe.unref();
  return {
    async act() {
      child.ref();
      // Somebody may have stopped it.
      signal(child, 'SIGCONT');
      pipe.end();
      await inTime(child, gone);
      return existsSync(base) ? clean(base) : true;
    },
  };
}

/** Kills and removes what is left of a run in `base`; false where something stays, for the next run to try. */
export async function clean(base: string): Promise<boolean> {
  const child = spawnJanitor(base, 'ignore');
  await inTime(child, once(child, 'exit'));
  return !existsSync(base);
}

/** Whatever becomes of a janitor, a run that has its verdict ends. */
async function inTime(child: ChildProcess, gone: Promise<unknown>): Promise<void> {
  const over = gone.catch(() => {});
  for (const end = performance.now() + START_TIMEOUT_MS; performance.now() < end; ) {
    if (await settles(over, STOPPED_TIMEOUT_MS)) return;
    if (child.pid !== undefined && isStopped(child.pid)) break;
  }
  signal(child, 'SIGKILL');
  // One that is frozen does not even die.
  await settles(over, LAST_TIMEOUT_MS);
}

async function settles(promise: Promise<unknown>, ms: number): Promise<boolean> {
  const late = new AbortController();
  const timer = after(ms, false, { signal: late.signal }).catch(() => false);
  const settled = await Promise.race([promise.then(() => true), timer]);
  late.abort();
  return settled;
}

/** It, and what it has started. */
function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, name);
  } catch {
    // It is gone.
  }
}

function spawnJanitor(base: string, stdin: 'pipe' | 'ignore'): ChildProcess {
  // Started by a target of another run (a harness within a harness), it must not be taken for one and killed first.
  const { [MARK]: _, ...env } = process.env;
  return spawn('/bin/sh', ['-c', JANITOR_SCRIPT, 'qmpspec-guardian', String(limitOf(base)), base], {
    detached: true,
    stdio: [stdin, 'ignore', 'ignore'],
    env: { ...env, PATH: [SYSTEM_PATH, env.PATH].filter(Boolean).join(':') },
    cwd: '/',
  });
}
