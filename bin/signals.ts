/** Ctrl-C and its kin end a run in order: results are kept, targets are ended. A second one ends it at once. */
import { setTimeout as pause } from 'node:timers/promises';
import { INTERRUPTED } from './exit.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Milliseconds for what was under way; the guardian of the targets outlives us and cleans up the rest. */
const GRACE_MS = 1_000;

export interface Interruption {
  readonly signal: AbortSignal;
  /** Waits for work; null, and what it comes to is for `late`, when the signal comes first. Throws what the work throws. */
  unless<T>(work: Promise<T>, late: (result: T) => unknown): Promise<T | null>;
  /** For what is still to be ended once the reports are complete; on an interruption nobody waits for it before. */
  afterwards(work: Promise<unknown>): Promise<void>;
  /** To be called once the reports are complete. */
  done(): Promise<void>;
}

export function untilInterrupted(): Interruption {
  const controller = new AbortController();
  const { signal } = controller;
  const left: Promise<unknown>[] = [];
  const interrupt = () => {
    if (signal.aborted) process.exit(INTERRUPTED);
    controller.abort();
  };
  for (const name of SIGNALS) process.on(name, interrupt);
  const interrupted = new Promise<null>((resolve) => signal.addEventListener('abort', () => resolve(null)));
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
      if (signal.aborted) {
        await Promise.race([Promise.allSettled(left), pause(GRACE_MS)]);
        // What still waits for the target has nobody to tell of it.
        setTimeout(() => process.exit(INTERRUPTED), GRACE_MS).unref();
      }
      for (const name of SIGNALS) process.off(name, interrupt);
    },
  };
}
