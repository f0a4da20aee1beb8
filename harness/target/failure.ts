/** What to tell the user of a target that did not come up. */
import type { User } from './confine/user.js';
import type { Ending } from './ending.js';
import { TargetError } from './error.js';

/** Lines of a failed target's output that go into the message. */
const LINES = 6;

export interface Attempt {
  program: string;
  user: User | null;
  /** Started in its scratch directory, so that relative file names mean something else than in a shell. */
  moved: boolean;
}

export function endedEarly({ program, user, moved }: Attempt, ending: Ending, stderr: string): TargetError {
  const words = stderr.trim().split('\n').slice(-LINES).join('\n');
  const said = words === '' ? 'it wrote nothing to stderr' : words;
  if (ending.kind !== 'exit') {
    return new TargetError(
      'killed',
      `${program} died before it could be talked to (${ending.text}): ${said}`,
      stderr,
    );
  }
  // How sh and chroot report that they may not execute.
  if (ending.status === 126) {
    const who = user ? ` as user ${user.name}; choose another with --user` : '';
    return new TargetError('not-executable', `${program} could not be executed${who}: ${said}`, stderr);
  }
  const hint =
    moved && /No such file|Could not open/i.test(words)
      ? ' (it runs in a scratch directory of its own: give files by absolute path)'
      : '';
  return new TargetError(
    'exited',
    `${program} exited with status ${ending.status} before it could be talked to${hint}: ${said}`,
    stderr,
  );
}

export function stayedSilent(program: string, where: string, ms: number): TargetError {
  return new TargetError(
    'silent',
    `${program} runs, but nothing listened on ${where} within ${ms} ms; check its command line, or give it more time.`,
  );
}
