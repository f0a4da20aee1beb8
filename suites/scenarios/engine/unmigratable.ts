/** A machine that says of itself that it cannot be migrated: nothing that saves its state can be tried. */
import { isObject } from '../../../schema/json.js';
import { wireText } from '../../../schema/json-text.js';
import type { ScenarioContext } from './context.js';
import type { PlacedStep } from './place.js';

/** Commands that save the state of the machine, or need a machine that has done so. */
const SAVING = /^(migrate|snapshot-save|xen-save-devices-state)$/;

/** Why it cannot, in its own words; null where it can, or says nothing. `blocked-reasons` of query-migrate are documented as such. */
export async function whyUnmigratable(
  scene: ScenarioContext,
  steps: readonly PlacedStep[],
): Promise<string | null> {
  const saves = steps.some(
    (step) =>
      ('execute' in step && SAVING.test(step.execute)) ||
      ('stimulus' in step && SAVING.test(String(step.with?.execute))),
  );
  if (!saves || !scene.context.target.commands.has('query-migrate')) return null;
  const session = await scene.session();
  if (session.closed) return null;
  // Where it does not answer, what went wrong before is what counts.
  const reply = await session.execute('query-migrate').catch(() => null);
  const value = reply?.value.return;
  const reasons = isObject(value) ? value['blocked-reasons'] : undefined;
  return Array.isArray(reasons) && reasons.length > 0
    ? `the machine cannot be migrated: ${wireText(reasons[0])}`
    : null;
}
