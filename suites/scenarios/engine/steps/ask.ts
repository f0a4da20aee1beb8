/** One request, if this target takes it at all. */
import { leadsOut } from '../../../../generators/fuzz/denylist/leads-out.js';
import { judgeRequest } from '../../../../schema/compare/requests.js';
import type { JsonObject } from '../../../../schema/json.js';
import { wireText } from '../../../../schema/json-text.js';
import { acceptable } from '../acceptable.js';
import type { Problem, ScenarioContext } from '../context.js';

/** Ends the case as inapplicable where the target says that it has no such command or arguments. */
export async function ask(
  scene: ScenarioContext,
  execute: string,
  args: JsonObject,
  { oob = false, session: name }: { oob?: boolean; session?: string | undefined },
): Promise<JsonObject> {
  const { context } = scene;
  const outward = scene.guarded ? leadsOut(execute, args, context.scratch) : undefined;
  if (outward !== undefined) context.blocked(`not sent: ${outward}; --allow-denylisted would send it`);
  const lack = acceptable(context, execute, args);
  if (lack !== null) {
    const judgement = judgeRequest(execute, args, context.target.version);
    context.inapplicable(
      judgement ? `${lack}: ${judgement.because}` : lack,
      judgement ? { announced: true } : {},
    );
  }
  const session = await scene.session(name);
  const bare = Object.keys(args).length === 0;
  const timeout = scene.patience === undefined ? {} : { timeout: scene.patience };
  return (await session.execute(execute, bare ? undefined : args, { oob, ...timeout })).value;
}

export function refusedBy(execute: string, reply: JsonObject): Problem {
  const { class: name, desc } = (reply.error ?? {}) as JsonObject;
  const message = `${execute} was refused with ${wireText(name)}: ${wireText(desc)}`;
  return { check: 'scenario/refused', message, expected: 'a success', actual: reply };
}
