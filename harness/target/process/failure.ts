/** What to tell the user of a target that did not come up. */
import { type Address, addressText } from '../address.js';
import type { User } from '../confine/user.js';
import type { Ending } from '../ending.js';
import { TargetError, type TargetProblem } from '../error.js';

/** Lines of a failed target's output that go into the message. */
const LINES = 6;

/** Why a machine ends by itself in good order. */
export const NOTHING_TO_RUN =
  ' (a guest that finds nothing to run ends its machine; -S keeps it from running)';

/** Programs of QEMU's that have a guest. */
export const runsGuest = (program: string): boolean => program.startsWith('qemu-system-');

export interface BootAttempt {
  program: string;
  user: User | null;
}

export function endedEarly(attempt: BootAttempt, ending: Ending, stderr: string): TargetError {
  const words = stderr.trim().split('\n').slice(-LINES).join('\n');
  const [problem, what] = diagnosis(attempt, ending, words);
  return new TargetError(problem, `${what}: ${words === '' ? 'it wrote nothing to stderr' : words}`, stderr);
}

function diagnosis({ program, user }: BootAttempt, ending: Ending, words: string): [TargetProblem, string] {
  const early = 'before it could be talked to';
  if (ending.kind === 'confined') {
    const remedy = ending.signal === 'SIGSYS' ? ' (a -sandbox option of your own replaces ours)' : '';
    return ['killed', `${program} was stopped ${early}, because ${ending.text}${remedy}`];
  }
  if (ending.kind !== 'exit') return ['killed', `${program} died ${early}, ${ending.text}`];
  // How sh and chroot report that they may not execute.
  if (ending.status === 126) {
    const remedy = user ? ` as user ${user.name} (--user names another)` : '';
    return ['not-executable', `${program} could not be executed${remedy}`];
  }
  const remedy = remedyFor(words, user) || (ending.status === 0 && runsGuest(program) ? NOTHING_TO_RUN : '');
  return ['exited', `${program} exited with status ${ending.status} ${early}${remedy}`];
}

/** What our confinement may have to do with it. */
function remedyFor(words: string, user: User | null): string {
  if (user && /Permission denied/i.test(words))
    return ` (it runs as user ${user.name}; --user names another)`;
  if (/No such file|cannot find|could not find/i.test(words)) {
    // Relative file names mean something else there than in a shell.
    return ' (it runs in a scratch directory of its own, so files need absolute paths)';
  }
  return '';
}

export function stayedSilent(program: string, address: Address, ms: number): TargetError {
  return new TargetError(
    'silent',
    `${program} runs, but nothing listened on ${addressText(address)} within ${ms} ms; check its command line, or give it more time.`,
  );
}
