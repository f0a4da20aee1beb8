/** `execute`: a request, and what must come of it. */
import { isObject, type JsonObject, type JsonValue } from '../../../../schema/json.js';
import { wireText } from '../../../../schema/json-text.js';
import { textMatches } from '../../../../schema/text-pattern.js';
import type { Problem, ScenarioContext } from '../context.js';
import type { RequestStep } from '../format.js';
import { announcedIn } from './announced.js';
import { ask, refusedBy } from './ask.js';
import { departs } from './departs.js';

export async function request(step: RequestStep, scene: ScenarioContext): Promise<Problem | null> {
  const { execute, error, either, optional, returns, save = {}, oob = false, session } = step;
  const args = scene.fill(step.arguments ?? {});
  (await scene.session(session)).mark();
  const reply = await ask(scene, execute, args, { oob, session });
  if (either && !('return' in reply)) return null;
  if (optional !== undefined && isObject(reply.error))
    scene.context.inapplicable(
      `refused, as it is where the build lacks ${optional}: ${wireText(reply.error.desc)}`,
    );
  if (error !== undefined) return refusal(execute, error, scene, reply);
  if (!('return' in reply)) {
    const judgement = await announcedIn(scene, execute, args, session);
    if (judgement) scene.context.inapplicable(judgement.because, { announced: true });
    const refused = refusedBy(execute, reply);
    if (step.blocked_without !== undefined)
      scene.context.blocked(`it takes ${step.blocked_without}: ${refused.message}`);
    return refused;
  }
  scene.done.push({ execute, arguments: args });
  const value = reply.return as JsonValue;
  scene.save(save, value);
  return returns === undefined ? null : departs(execute, scene.fill(returns), value);
}

function refusal(
  execute: string,
  wanted: NonNullable<RequestStep['error']>,
  scene: ScenarioContext,
  reply: JsonObject,
): Problem | null {
  const { class: name, desc } = typeof wanted === 'string' ? { class: wanted, desc: '' } : wanted;
  const { error } = reply;
  const told = (check: string, message: string): Problem => {
    const expected = desc === '' ? { class: name } : { class: name, desc };
    return { check, message, expected, actual: reply };
  };
  if (!isObject(error)) return told('scenario/accepted', `${execute} was taken where it must be refused`);
  if (name !== 'any' && error.class !== name)
    return {
      ...told(
        'scenario/error-class',
        `${execute} was refused with ${wireText(error.class)} instead of ${name}`,
      ),
      less: 'detail',
      class: name,
    };
  if (!textMatches(scene.fill(desc), wireText(error.desc)))
    return {
      ...told('scenario/error-text', `${execute} was refused for another reason: ${wireText(error.desc)}`),
      less: 'convention',
    };
  return null;
}
