/** Performs one step; what it returns went wrong. */
import { setTimeout as pause } from 'node:timers/promises';
import { isObject, type JsonObject, type JsonValue } from '../../../schema/json.js';
import { stringifyJson } from '../../../schema/json-text.js';
import { acceptable } from './acceptable.js';
import type { EventStep, NoEventStep, QueryStep, RequestStep, Step, StimulusStep } from './format.js';
import { departure, matches, type Pattern } from './match.js';
import { isEvent, type Problem, type Scene } from './scene.js';

export function perform(step: Step, scene: Scene): Promise<Problem | null> {
  if ('execute' in step) return request(step, scene);
  if ('query' in step) return query(step, scene);
  if ('event' in step) return event(step, scene);
  if ('no_event' in step) return noEvent(step, scene);
  return stimulus(step, scene);
}

async function request(step: RequestStep, scene: Scene): Promise<Problem | null> {
  const { execute, error, returns, save = {}, oob = false, session: name } = step;
  const args = scene.fill(step.arguments ?? {});
  const reply = await ask(scene, execute, args, { oob, name });
  if (error !== undefined) return refusal(execute, error, scene, reply);
  if (!('return' in reply)) return refused(execute, reply);
  scene.done.push({ execute, arguments: args });
  const value = reply.return as JsonValue;
  scene.save(save, value);
  return returns === undefined ? null : departs(execute, scene.fill(returns), value);
}

/** Milliseconds for an effect to show that is not there at once; it is asked for ever more rarely. */
const PATIENCE = 5000;
const PAUSE = { first: 1, growth: 1.5, most: 50 };

async function query(step: QueryStep, scene: Scene): Promise<Problem | null> {
  const { query: execute, eventually, save = {}, session: name } = step;
  const args = scene.fill(step.arguments ?? {});
  const deadline = performance.now() + (eventually ? PATIENCE : 0);
  for (let wait = PAUSE.first; ; wait = Math.min(wait * PAUSE.growth, PAUSE.most)) {
    const reply = await ask(scene, execute, args, { name });
    if (!('return' in reply)) return refused(execute, reply);
    const value = reply.return as JsonValue;
    const problem = shows(step, value, scene);
    if (!problem) {
      scene.save(save, value);
      return null;
    }
    if (performance.now() >= deadline) return problem;
    await pause(wait);
  }
}

function shows({ query: name, has, lacks, is }: QueryStep, value: JsonValue, scene: Scene): Problem | null {
  const listed = Array.isArray(value) ? value : [value];
  const told = (message: string, pattern: Pattern): Problem => ({
    check: 'scenario/effect',
    message: `${name} ${message}`,
    expected: pattern,
    actual: value,
  });
  const [wanted, unwanted] = [has, lacks].map((p) => (p === undefined ? undefined : scene.fill(p)));
  if (wanted !== undefined && !listed.some((one) => matches(wanted, one)))
    return told(`does not show ${stringifyJson(wanted)}`, wanted);
  if (unwanted !== undefined && listed.some((one) => matches(unwanted, one)))
    return told(`shows ${stringifyJson(unwanted)}, which should not be there`, unwanted);
  return is === undefined ? null : departs(name, scene.fill(is), value);
}

async function event(step: EventStep, scene: Scene): Promise<Problem | null> {
  const { event: name, many, save = {} } = step;
  known(name, scene);
  const data = scene.fill(step.data ?? {});
  const session = await scene.session(step.session);
  const came = await scene.take(session, name, data);
  if (!came) {
    const others = session.events.filter((e) => isEvent(e, name, {})).map((e) => e.value);
    const instead = others.length > 0 ? `; of that name came ${others.length} with other data` : '';
    const message = `${name} with data ${stringifyJson(data)} did not come${instead}`;
    return { check: 'event/missing', message, expected: data, actual: others.slice(-5) };
  }
  if (!many) scene.count({ session, name, data });
  scene.save(save, came.data ?? {});
  return null;
}

async function noEvent(step: NoEventStep, scene: Scene): Promise<Problem | null> {
  known(step.no_event, scene);
  const session = await scene.session(step.session);
  const data = scene.fill(step.data ?? {});
  const came = session.events.find((e) => isEvent(e, step.no_event, data));
  if (!came) return null;
  const message = `${step.no_event} came, which nothing should have caused so far`;
  return { check: 'scenario/event-uncalled', message, expected: 'no such event', actual: came.value };
}

async function stimulus(step: StimulusStep, scene: Scene): Promise<Problem | null> {
  const value = await scene.context.stimulate(step.stimulus, scene.fill(step.with ?? {}));
  scene.save(step.save ?? {}, value);
  return step.returns === undefined ? null : departs(step.stimulus, scene.fill(step.returns), value);
}

async function ask(
  scene: Scene,
  execute: string,
  args: JsonObject,
  { oob = false, name }: { oob?: boolean; name?: string | undefined },
): Promise<JsonObject> {
  const { context } = scene;
  const lack = acceptable(context, execute, args);
  if (lack) context.inapplicable(lack);
  const session = await scene.session(name);
  const bare = Object.keys(args).length === 0;
  return (await session.execute(execute, bare ? undefined : args, { oob })).value;
}

function known(name: string, { context }: Scene): void {
  if (!Object.hasOwn(context.model.events, name)) context.inapplicable(`the target has no event ${name}`);
}

function departs(what: string, pattern: Pattern, value: JsonValue): Problem | null {
  const found = departure(pattern, value);
  if (!found) return null;
  const { path, expected, actual } = found;
  const got = actual === undefined ? 'nothing' : shorten(stringifyJson(actual));
  const message = `${what} returned ${got} where ${path ? `${path} should be ` : ''}${expected} is documented`;
  return { check: 'scenario/returns', message, expected: pattern, actual: value };
}

function refused(execute: string, reply: JsonObject): Problem {
  const { class: name, desc } = (reply.error ?? {}) as JsonObject;
  const message = `${execute} failed with ${String(name)}: ${String(desc)}`;
  return { check: 'scenario/refused', message, expected: 'a success', actual: reply };
}

function refusal(
  execute: string,
  wanted: NonNullable<RequestStep['error']>,
  scene: Scene,
  reply: JsonObject,
): Problem | null {
  const { class: name, desc } = typeof wanted === 'string' ? { class: wanted, desc: '' } : wanted;
  const { error } = reply;
  const told = (check: string, message: string): Problem => {
    const expected = desc === '' ? { class: name } : { class: name, desc };
    return { check, message, expected, actual: reply };
  };
  if (!isObject(error)) return told('scenario/accepted', `${execute} succeeded where it must be refused`);
  if (name !== 'any' && error.class !== name)
    return told(
      'scenario/error-class',
      `${execute} was refused with ${String(error.class)} instead of ${name}`,
    );
  if (!new RegExp(scene.fill(desc)).test(String(error.desc)))
    return told('scenario/error-text', `${execute} was refused with: ${String(error.desc)}`);
  return null;
}

const shorten = (text: string): string => (text.length <= 200 ? text : `${text.slice(0, 200)}…`);
