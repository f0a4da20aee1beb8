/** Gives a stimulus by its name. */
import type { JsonObject, JsonValue } from '../../schema/json.js';
import type { Connection } from '../qmp/connection.js';
import { STIMULI } from '../stimuli/index.js';
import { actionLeadsOut } from '../stimuli/outward.js';
import type { ActionStage } from '../stimuli/stage.js';
import { EarlyEnd } from './liveness.js';

/** Ends the case as blocked where the stimulus cannot be given. */
export async function stimulate(
  name: string,
  args: JsonObject,
  stage: ActionStage,
  session: Connection,
): Promise<JsonValue> {
  const stimulus = Object.hasOwn(STIMULI, name) ? STIMULI[name] : undefined;
  if (!stimulus) throw new EarlyEnd('blocked', `there is no stimulus ${name}`);
  try {
    return await stimulus(args, stage, session);
  } catch (error) {
    throw new EarlyEnd('blocked', `the stimulus ${name} could not be given: ${(error as Error).message}`);
  }
}

/** Ends the case as blocked where a stimulus of anybody's file would reach out of the scratch directory. */
export function holdBack(name: string, args: JsonObject, scratch: string): void {
  const outward = actionLeadsOut(name, args, scratch);
  if (outward !== undefined)
    throw new EarlyEnd('blocked', `${name} is not done: ${outward}; --allow-denylisted would have it done`);
}
