/** Ctrl-C and its kin end a run in order: results are kept, targets are ended. A second one ends it at once. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export function untilInterrupted(): { signal: AbortSignal; done(): void } {
  const controller = new AbortController();
  const interrupt = () => {
    // The guardian of the targets outlives us and cleans up.
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  for (const name of SIGNALS) process.on(name, interrupt);
  return {
    signal: controller.signal,
    done: () => {
      for (const name of SIGNALS) process.off(name, interrupt);
    },
  };
}
