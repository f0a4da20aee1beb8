/** Asks a target, once, what it says of the features that cases require. */
import type { JsonValue } from '../../schema/json.js';
import { answerKey, FEATURE_QUERIES } from '../../suites/features.js';
import type { Connection } from '../qmp/connection.js';
import { NoReply, SessionClosed } from '../qmp/errors.js';
import type { TimeoutBudget } from './timeouts.js';

/**
 * `attached`: a server that is not ours is asked no questions of its human monitor. Who does not answer one query is asked
 * no more: that is for the cases to find fault with.
 */
export async function askFeatures(
  session: Connection,
  commands: readonly string[],
  attached: boolean,
  timeouts: TimeoutBudget,
): Promise<Map<string, JsonValue>> {
  const answers = new Map<string, JsonValue>();
  try {
    for (const query of FEATURE_QUERIES) {
      if (timeouts.exhausted) break;
      const { execute, arguments: args } = query;
      if (!commands.includes(execute) || (attached && execute === 'human-monitor-command')) continue;
      const { value } = await session.execute(execute, args);
      if (value.return !== undefined) answers.set(answerKey(query), value.return);
    }
  } catch (error) {
    if (!(error instanceof NoReply || error instanceof SessionClosed)) throw error;
  }
  return answers;
}
