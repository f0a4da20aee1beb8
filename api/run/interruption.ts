/** A signal that ends a run in order: the reports are completed at once, and nobody waits for what was under way. */
import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds for what was under way; the janitor of the targets outlives us and cleans up the rest. */
export const GRACE_MS = 1_000;

export interface Interruption {
  readonly signal: AbortSignal;
  /** Waits for work. If the signal comes first: null, and the result is passed to `late`. Throws what the work throws. */
  unless<T>(work: Promise<T>, late: (result: T) => unknown): Promise<T | null>;
  /** For what is still to be ended once the reports are complete; after an interruption nobody waits for it before. */
  afterwards(work: Promise<unknown>): Promise<void>;
  /** To be called once the reports are complete. */
  done(): Promise<void>;
}

export function interruptionBy(signal: AbortSignal): Interruption {
  const left: Promise<unknown>[] = [];
  const interrupted = new Promise<null>((resolve) => {
    if (signal.aborted) resolve(null);
    else signal.addEventListener('abort', () => resolve(null), { once: true });
  });
  return {
    signal,
    async unless(work, late) {
      const first = await Promise.race([work.then((result) => ({ result })), interrupted]);
      if (first) return first.result;
      left.push(work.then(late).catch(() => {}));
      return null;
    },
    async afterwards(work) {
      left.push(work.catch(() => {}));
      if (!signal.aborted) await Promise.race([work, interrupted]);
    },
    async done() {
      if (signal.aborted) await Promise.race([Promise.allSettled(left), pause(GRACE_MS)]);
    },
  };
}
