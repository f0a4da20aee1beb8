/** Cases from a file of anybody's: whether what they send or start leads out of the scratch directory. Pure. */
import { leadsOut } from '../generators/fuzz/denylist/leads-out.js';
import { actionLeadsOut, machineLeadsOut } from '../harness/stimuli/outward.js';
import { expand, type Fixtures } from '../suites/scenarios/engine/expand.js';
import type { Scenario, Step } from '../suites/scenarios/engine/format.js';

const DIR = '$DIR';

/**
 * In a clause; null where nothing does as far as one sees before it is done. Values of replies may be in it: the same is
 * asked of each request and external action when it is known.
 */
export function reachesOut({ machine = [], given = [], steps }: Scenario, fixtures: Fixtures): string | null {
  const words = machineLeadsOut(machine, DIR);
  if (words !== undefined) return `the machine is started with ${words}, which may lead out of its directory`;
  for (const { step, trail } of [...expand(given, fixtures), ...steps.map((step) => ({ step, trail: '' }))]) {
    const found = ofStep(step);
    if (found !== undefined) return trail === '' ? found : `in the fixture ${trail}, ${found}`;
  }
  return null;
}

function ofStep(step: Step): string | undefined {
  if ('execute' in step) return leadsOut(step.execute, step.arguments ?? {}, DIR);
  if ('query' in step) return leadsOut(step.query, step.arguments ?? {}, DIR);
  if (!('stimulus' in step)) return undefined;
  const found = actionLeadsOut(step.stimulus, step.with ?? {}, DIR);
  return found && `${step.stimulus}: ${found}`;
}
