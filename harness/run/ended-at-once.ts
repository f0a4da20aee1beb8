/** A target that ends by itself before anything can be asked of it. */
import { LAST_BREATH } from '../target/connect/reach.js';
import { TargetError } from '../target/error.js';
import { NOTHING_TO_RUN, runsGuest } from '../target/process/failure.js';
import type { Target } from '../target/target.js';
import { isOrderly } from './guest-end.js';

/** Null where it lives, died otherwise, is not ours, or has no guest. */
export async function endedAtOnce(target: Target): Promise<TargetError | null> {
  const ending = target.attached || !runsGuest(target.program) ? null : await target.endedWithin(LAST_BREATH);
  if (!isOrderly(ending)) return null;
  return new TargetError(
    'exited',
    `${target.program} exited with status 0 before it could be tested${NOTHING_TO_RUN}.`,
  );
}
