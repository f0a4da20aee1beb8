/** `event` and `no_event`: what must have come, and what must not. */
import { stringifyJson } from '../../../../schema/json-text.js';
import { isEvent, type Problem, type ScenarioContext } from '../context.js';
import type { EventStep, NoEventStep } from '../format.js';
import { departs } from './departs.js';

export async function event(step: EventStep, scene: ScenarioContext): Promise<Problem | null> {
  const { event: name, many, beyond, save = {} } = step;
  const data = scene.fill(step.data ?? {});
  const session = await scene.session(step.session);
  const came = await scene.take(session, name, data);
  if (!came) {
    const others = session.events.filter((e) => isEvent(e, name, {})).map((e) => e.value);
    const instead =
      others.length > 0 ? `; of that name came ${others.length}, with other data or earlier` : '';
    const message = `${name} with data ${stringifyJson(data)} did not come${instead}`;
    return { check: 'event/missing', message, expected: data, actual: others.slice(-5) };
  }
  if (!many) scene.count({ session, name, data });
  scene.save(save, came.data ?? {});
  if (beyond === undefined) return null;
  const problem = departs(name, scene.fill(beyond), came.data ?? {});
  return problem && { ...problem, less: 'convention' };
}

export async function noEvent(step: NoEventStep, scene: ScenarioContext): Promise<Problem | null> {
  const session = await scene.session(step.session);
  const data = scene.fill(step.data ?? {});
  const came = session.events.find((e) => isEvent(e, step.no_event, data));
  if (!came) return null;
  const message = `${step.no_event} came, which nothing should have caused so far`;
  return { check: 'scenario/event-uncalled', message, expected: 'no such event', actual: came.value };
}
