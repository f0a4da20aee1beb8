/** How a target ended, read from its exit status, its signal and its last words. */

export type Ending =
  /** It exited by itself; a status of 0 is an exit too. */
  | { kind: 'exit'; status: number; text: string }
  /** A signal killed it. */
  | { kind: 'signal'; signal: string; text: string }
  /** It gave up on itself: an assertion, abort(), a sanitizer's report. */
  | { kind: 'abort'; status: number | null; signal: string | null; text: string }
  /** Our confinement stopped it; says nothing against the target. */
  | { kind: 'confined'; signal: string; text: string }
  /** We ended it, or (attached) let go of it. */
  | { kind: 'ended-by-us'; text: string };

/** Signals by which a limit or the system-call filter ends a process. */
const CONFINEMENT: Record<string, string> = {
  SIGSYS: 'it made a system call that the sandbox forbids',
  SIGXCPU: 'it used up its processor time',
};

/** Last words of a program that gives up, in order of how much they tell. */
const LAST_WORDS = [
  /^.*ERROR: (?:Address|Memory|Thread|Leak|HWAddress)Sanitizer.*$/m,
  /^.*\bAssertion [`'].*failed.*$/m,
  /^.*ERROR:.*assertion failed.*$/m,
  /^.*-ERROR \*\*.*$/m,
  /^Bail out!.*$/m,
  /^Unexpected error in .*(?:\n.*)?/m,
  /^\*\*\* stack smashing detected.*$/m,
  /^.*(?:double free or corruption|corrupted size vs\. prev_size|(?:malloc|free|realloc)\(\): ).*$/m,
  /^.*runtime error: .*$/m,
];

/**
 * `status` and `signal` as child_process reports them; `stderr` is the tail. A sanitizer exits with an ordinary
 * status, so its report decides before the status does.
 */
export function judgeEnding(status: number | null, signal: string | null, stderr: string): Ending {
  const words = lastWords(stderr);
  const byItself = signal === 'SIGTRAP' || (signal === null && status !== 0);
  if (signal === 'SIGABRT' || (byItself && words !== null)) {
    return {
      kind: 'abort',
      status,
      signal,
      text: `aborted: ${words ?? lastLine(stderr) ?? 'without a word'}`,
    };
  }
  if (signal === null) {
    const last = lastLine(stderr);
    return {
      kind: 'exit',
      status: status ?? 0,
      text: `exited with status ${status}${last ? `: ${last}` : ''}`,
    };
  }
  if (isConfinement(signal)) {
    return { kind: 'confined', signal, text: `${CONFINEMENT[signal]} (${signal})` };
  }
  const note = signal === 'SIGKILL' ? ' (by somebody else, or because memory ran out)' : '';
  return { kind: 'signal', signal, text: `killed by ${signal}${note}${words ? `: ${words}` : ''}` };
}

function isConfinement(signal: string | null): signal is string {
  return signal !== null && signal in CONFINEMENT;
}

function lastWords(stderr: string): string | null {
  for (const pattern of LAST_WORDS) {
    const line = pattern.exec(stderr)?.[0];
    if (line !== undefined) return line.trim();
  }
  return null;
}

function lastLine(stderr: string): string | null {
  return stderr.trimEnd().split('\n').at(-1)?.trim() || null;
}
