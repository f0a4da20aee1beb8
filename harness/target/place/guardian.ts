/**
 * A tiny process in a session of its own that outlives us for a moment: when our end of its pipe closes, however we
 * died, it kills what we started and removes the directory.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { Socket } from 'node:net';

/** Variable in every target's environment: finds those that have left their process group. */
export const MARK = 'QMPSPEC_SLOT';

// Records are `pid start`. A leader that is gone proves nothing against its group, whose number stays reserved;
// a leader with another start time is a stranger.
const SCRIPT = `
trap "" INT TERM HUP QUIT PIPE
while read -r line; do :; done
base=$1
started() {
  read -r stat <"/proc/$1/stat" || return
  set -- \${stat##*) }
  echo "\${20}"
}
for record in "$base"/*/process; do
  read -r pid start <"$record" || continue
  now=$(started "$pid")
  if [ -z "$now" ] || [ "$now" = "$start" ]; then kill -9 "-$pid"; fi
done
for round in 1 2 3; do
  for file in $(grep -lsF "${MARK}=$base/" /proc/[0-9]*/environ); do
    pid=\${file#/proc/}
    kill -9 "\${pid%/environ}"
  done
done
rm -rf "$base"
`;

export interface Guardian {
  /** Makes it act now; resolves when nothing is left. */
  act(): Promise<void>;
}

/** Guards `base` until {@link Guardian.act} is called or we die. Rejects when no process can be started. */
export async function guard(base: string): Promise<Guardian> {
  const child = spawnGuardian(base, 'pipe');
  await once(child, 'spawn');
  const gone = once(child, 'exit');
  const pipe = child.stdin as Socket;
  // Neither may keep us running.
  child.unref();
  pipe.unref();
  return {
    async act() {
      child.ref();
      pipe.end();
      await gone;
      // Somebody killed the guardian.
      if (existsSync(base)) await clean(base);
    },
  };
}

/** Kills and removes what a dead owner left in `base`. */
export async function clean(base: string): Promise<void> {
  await once(spawnGuardian(base, 'ignore'), 'exit');
}

function spawnGuardian(base: string, stdin: 'pipe' | 'ignore'): ChildProcess {
  // Started by a target of another run (a harness within a harness), it must not be taken for one and killed first.
  const { [MARK]: _, ...env } = process.env;
  return spawn('/bin/sh', ['-c', SCRIPT, 'qmpspec-guardian', base], {
    detached: true,
    stdio: [stdin, 'ignore', 'ignore'],
    env,
    cwd: '/',
  });
}
