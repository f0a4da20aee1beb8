/** Has the target tell what is alive. Part of the run: what it dies of may be the question. */
import type { JsonValue } from '../../../schema/json.js';
import type { FindingStep } from '../../finding.js';
import { properties } from '../state/initial-state.js';
import type { LiveQuery } from '../state/reading.js';
import type { RunContext } from './mode.js';

/** Properties of so many new objects are asked for at a time. */
const AT_ONCE = 8;

/** False when the run is over. */
export async function readBack({ live, liveQueries, send }: RunContext): Promise<boolean> {
  const told = new Map<LiveQuery, JsonValue | undefined>();
  const steps = liveQueries.map(({ execute, arguments: args }, i) => step(execute, args, i > 0));
  const alive = await send(steps, ({ value }, i) => told.set(liveQueries[i] as LiveQuery, value.return));
  live.update(told);
  const wanted = live.wanted.slice(0, AT_ONCE);
  if (!alive || wanted.length === 0) return alive;
  return await send(
    wanted.map((path, i) => step('qom-list', { path }, i > 0)),
    ({ value }, i) => live.learn(wanted[i] as string, properties(value.return ?? [])),
  );
}

function step(
  execute: string,
  args: { [name: string]: JsonValue } | undefined,
  together: boolean,
): FindingStep {
  const send = { execute, ...(args ? { arguments: args } : {}) };
  return { session: 0, send, ...(together ? { together: true as const } : {}) };
}
