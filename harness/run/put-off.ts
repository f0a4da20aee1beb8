/** A batch whose target does not start waits for the end of the queue, and is blocked where none starts then either. */
import type { ProbeCase } from '../../suites/case.js';
import type { RunState } from './plan.js';
import { notStarted } from './retry.js';
import type { TestTarget } from './test-target.js';

/** Null where it is put off, or blocked. */
export async function loneLabFor(probes: ProbeCase[], state: RunState): Promise<TestTarget | null> {
  const { putOff, queue, tally } = state;
  try {
    return await state.loneLab();
  } catch (error) {
    const { aborted: early } = notStarted(undefined, error);
    if (!putOff.has(probes)) queue.push({ kind: 'batch', probes });
    else if (early) for (const probe of probes) tally.record(probe, early);
    putOff.add(probes);
    return null;
  }
}
