/** A batch whose target does not start waits for the end of the queue, and is blocked where none starts then either. */
import type { ProbeCase } from '../../suites/case.js';
import type { RunState } from './plan.js';
import { notStarted } from './retry.js';
import type { TestTarget } from './test-target.js';

/** Null where it is put off, or blocked. */
export async function loneTestTargetFor(probes: ProbeCase[], state: RunState): Promise<TestTarget | null> {
  const { putOff, queue, recorder } = state;
  try {
    return await state.loneTestTarget();
  } catch (error) {
    const { aborted } = notStarted(undefined, error);
    if (!putOff.has(probes)) queue.push({ kind: 'batch', probes });
    else if (aborted) for (const probe of probes) recorder.record(probe, aborted);
    putOff.add(probes);
    return null;
  }
}
