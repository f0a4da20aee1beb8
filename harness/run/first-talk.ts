/** The first conversation with a pool of targets: one may be gone before it is over, as where its guest ends by itself. */
import { LAST_BREATH } from '../target/connect/reach.js';
import type { Target } from '../target/target.js';
import { isOrderly } from './guest-end.js';
import { type FallbackModel, profileTarget, type TargetProfile } from './target-profile.js';
import type { TimeoutBudget } from './timeouts.js';

/** A machine with nothing to boot lasts some seconds: on a busy system not every one lives to tell all. */
const TARGETS = 3;

/** `look`: at the target, before it ends. Throws TargetError when none can be asked. */
export async function learnFrom<T>(
  take: () => Promise<Target>,
  timeout: number | TimeoutBudget,
  fallback: FallbackModel,
  look: (target: Target) => T,
): Promise<{ profile: TargetProfile; seen: T }> {
  for (let asked = 1; ; asked++) {
    const target = await take();
    try {
      const seen = look(target);
      return { profile: await profileTarget(target, timeout, fallback), seen };
    } catch (error) {
      const ending = target.attached ? null : await target.endedWithin(LAST_BREATH);
      if (!isOrderly(ending) || asked === TARGETS) throw error;
    } finally {
      await target.end();
    }
  }
}
