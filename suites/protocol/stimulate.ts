/** Making events happen and collecting them, without waiting for silence. */
import { isObject, type JsonObject } from '../../schema/json.js';
import { stringifyJson } from '../../schema/json-text.js';
import type { CaseContext, Received, Session } from '../case.js';
import type { Trigger, TriggerStep } from './data/stimuli.js';

/** Runs the stimulus on one session while others watch; what each of the watchers got of it, in order. */
export async function pullTrigger(
  context: CaseContext,
  planned: Trigger,
  actor: Session,
  watchers: readonly Session[],
): Promise<Received[][]> {
  const stimulus = await prepareTrigger(context, planned, actor);
  await performTriggerSteps(context, actor, stimulus.act);
  const collected = await collectReplies(stimulus, actor, watchers);
  await performTriggerSteps(context, actor, stimulus.undo);
  return collected;
}

/** Prepares the stimulus, and settles how it goes in the state that the machine is in. */
export async function prepareTrigger(
  context: CaseContext,
  stimulus: Trigger,
  actor: Session,
): Promise<Trigger> {
  await performTriggerSteps(context, actor, stimulus.prepare);
  if (!stimulus.stopped) return stimulus;
  const status = (await actor.execute('query-status')).value.return;
  return isObject(status) && status.running === true ? stimulus : { ...stimulus, ...stimulus.stopped };
}

/**
 * What each watcher got: nothing if the last event did not come by itself. A reply to a request sent after it shows
 * that no more are on their way.
 */
export async function collectReplies(
  { mine, last, lastName }: Trigger,
  actor: Session,
  watchers: readonly Session[],
): Promise<Received[][]> {
  const prompt = new Set<Session>();
  for (const session of new Set([actor, ...watchers])) {
    let event = await session.event(lastName);
    while (event && !last(event.value as JsonObject)) event = await session.event(lastName);
    if (event) prompt.add(session);
    await session.execute('query-version');
  }
  return watchers.map((session) =>
    prompt.has(session) ? session.events.filter(({ value }) => mine(value as JsonObject)) : [],
  );
}

export async function performTriggerSteps(
  context: CaseContext,
  session: Session,
  steps: readonly TriggerStep[],
): Promise<void> {
  for (const { execute, arguments: args } of steps) {
    const { value } = await session.execute(execute, args);
    if ('error' in value) context.blocked(`${execute} gave ${stringifyJson(value.error ?? null)}`);
  }
}
