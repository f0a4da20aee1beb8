/** Machines that single cases need, started once more where they hang. */
import { TargetError } from '../target/error.js';
import type { Target } from '../target/target.js';

type Take = (machine?: readonly string[]) => Promise<Target>;

/**
 * Takes a target with these arguments. One start in hundreds was seen to hang on a loaded machine, which says nothing of what
 * the case is about; a target with the user's own arguments has no second chance, as it is itself what is tested.
 */
export async function takeMachine(take: Take, machine: readonly string[] | undefined): Promise<Target> {
  try {
    return await take(machine);
  } catch (error) {
    if (!machine || !(error instanceof TargetError) || error.problem !== 'silent') throw error;
    return take(machine);
  }
}
