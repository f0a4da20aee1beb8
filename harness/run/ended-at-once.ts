/** A target that ends by itself before anything can be asked of it. */
import { TargetError } from '../target/error.js';
import { NOTHING_TO_RUN } from '../target/process/failure.js';
import type { Target } from '../target/target.js';

/** Milliseconds for a process that has closed its sockets to be gone. */
const GONE_MS = 500;

/** What to tell of it; null where it lives, died otherwise, or is not ours. */
export async function endedAtOnce(target: Target): Promise<TargetError | null> {
  const ending = target.attached ? null : await target.endedWithin(GONE_MS);
  if (ending?.kind !== 'exit' || ending.status !== 0) return null;
  const message = `${target.program} exited with status 0 before it could be tested`;
  return new TargetError('exited', target.family === 'qmp' ? `${message}${NOTHING_TO_RUN}.` : `${message}.`);
}
