/** Gives a stimulus by its name. */
import type { JsonObject, JsonValue } from '../../schema/json.js';
import type { Connection } from '../qmp/connection.js';
import { STIMULI } from '../stimuli/index.js';
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
