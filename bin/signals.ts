/** Ctrl-C and its kin end a run in order: results are kept, targets are ended. A second one ends it at once. */
import { GRACE_MS } from '../api/run/interruption.js';
import { INTERRUPTED } from './exit.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export function untilInterrupted(): { signal: AbortSignal; done(): void } {
  const controller = new AbortController();
  const { signal } = controller;
  const interrupt = () => {
    if (signal.aborted) process.exit(INTERRUPTED);
    controller.abort();
  };
  for (const name of SIGNALS) process.on(name, interrupt);
  return {
    signal,
    done() {
      // Work that still waits for the target has nobody to report to.
      if (signal.aborted) setTimeout(() => process.exit(INTERRUPTED), GRACE_MS).unref();
      for (const name of SIGNALS) process.off(name, interrupt);
    },
  };
}
