/** Something done to a target from outside of QMP, by name and with arguments that are data. */
import type { JsonObject, JsonValue } from '../../schema/json.js';
import type { Connection } from '../qmp/connection.js';
import type { ActionStage } from './stage.js';

/** Rejects, in a sentence, where it cannot be done; `session` is the one that the case converses on. */
export type Stimulus = (args: JsonObject, stage: ActionStage, session: Connection) => Promise<JsonValue>;
