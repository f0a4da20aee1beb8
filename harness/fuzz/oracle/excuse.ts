/** Ends of a target that say nothing against it. */
import type { Ending } from '../../target/ending.js';

/** More than any machine has: who asks for it has not checked a size (bytes). */
const ABSURD = 2 ** 47;

const ALLOCATION =
  /failed to allocate (?:memory for )?(\d+)|cannot allocate memory|out of memory|cannot set up guest memory|file too large/i;

/** The same, of a console; on behalf of the human monitor, the reason goes there, and nobody can tell whether it was we. */
const UNEXPLAINED = /Unexpected error in qemu_memfd_alloc\(\) at [^ ]+:\s*$/;

/** Why an ending is no finding; null when it is one. `asked`: commands without an answer, and lines for the human monitor. */
export function excuse(ending: Ending, stderr: string, asked: readonly string[]): string | null {
  switch (ending.kind) {
    case 'ended-by-us':
      return 'ended by us';
    case 'confined':
      return ending.text;
    case 'exit':
      // It was asked to: a shutdown may be the consequence of many requests.
      if (ending.status === 0) return 'ended as it was asked to';
      return gaveUp(ending.text, asked) ?? starved(ending.text, stderr);
    case 'signal':
      if (/^SIG(KILL|TERM|INT|HUP)$/.test(ending.signal)) return `killed by somebody else (${ending.signal})`;
      return starved(ending.text, stderr);
    case 'abort':
      return starved(ending.text, stderr);
  }
}

/** Ends that are documented: who sets up a machine wrongly, or fails to load one, does not get one. */
function gaveUp(text: string, asked: readonly string[]): string | null {
  if (asked.some((command) => /^\s*(x-)?exit[-_]preconfig\b/.test(command)))
    return 'could not be set up as it was told to';
  return /load of migration failed/.test(text) ? 'could not load what came in by migration' : null;
}

/** Our limit on its memory, or the machine's, and no mistake of its own. */
function starved(text: string, stderr: string): string | null {
  if (UNEXPLAINED.test(text)) return 'ran out of memory, perhaps within its limits';
  const match = ALLOCATION.exec(text) ?? ALLOCATION.exec(stderr.split('\n').slice(-6).join('\n'));
  if (!match) return null;
  return Number(match[1] ?? 0) >= ABSURD ? null : 'ran out of memory within its limits';
}
