/** W6, W7, W50: what an event looks like, who gets it, and who does not. */

import { isObject, type JsonObject } from '../../schema/json.js';
import { equalJson, stringifyJson } from '../../schema/json-text.js';
import type { Case, CaseContext, Received, Session } from '../case.js';
import type { Rule } from '../rules.js';
import { TRIGGERS, type Trigger } from './data/stimuli.js';
import { converse } from './dialogue.js';
import { bytesProblems } from './envelope.js';
import { eventProblems, firstLacking, keyOf, now, timeOf } from './event-envelope.js';
import { exchange } from './exchange.js';
import { answered } from './expected.js';
import { demand, type Script, script } from './script.js';
import {
  collectReplies,
  performTriggerSteps,
  prepareTrigger as prepareStimulus,
  pullTrigger,
} from './stimulate.js';

function offersOob({ greeting }: Session): boolean {
  const value = greeting?.value;
  const offer = isObject(value) && isObject(value.QMP) ? value.QMP.capabilities : null;
  return Array.isArray(offer) && offer.includes('oob');
}

const noneOf = (events: readonly Received[], stimulus: Trigger, when: string, about?: Rule) => {
  const [first] = events.filter(({ value }) => stimulus.mine(value as JsonObject));
  return demand(first === undefined, 'event/unwanted', `${when}: ${first?.raw}`, about);
};

/** Milliseconds between two events whose timestamps are compared; half of it must show. */
const PAUSE_MS = 300;

/** When the events of the stimulus happened, of which there is at least one. */
async function timesOf(context: CaseContext, stimulus: Trigger): Promise<number[]> {
  const session = await context.open();
  const [events = []] = await pullTrigger(context, stimulus, session, [session]);
  await session.close();
  return events.length === 0 ? context.blocked('no event came') : events.map(timeOf);
}

type Part = Pick<Script, 'title' | 'rules' | 'stands' | 'run'> & { sessions?: number };

const parts = (stimulus: Trigger): Record<string, Part> => ({
  envelope: {
    title: 'Events have a name, a timestamp of the moment, perhaps data, and no id',
    rules: ['W50', 'W10'],
    run: async (context) => {
      const session = await context.open();
      const from = now();
      const [events = []] = await pullTrigger(context, stimulus, session, [session]);
      return [
        ...demand(events.length > 0, 'event/missing', 'the event that the stimulus causes did not come'),
        ...events.flatMap((event) => [...eventProblems(event, from, now()), ...bytesProblems(event, 'qmp')]),
      ];
    },
  },
  complete: {
    title: 'Every event comes that the documentation announces, in the order of what happened',
    rules: ['W53', 'W6'],
    run: async (context) => {
      const session = await context.open();
      const settled = await prepareStimulus(context, stimulus, session);
      await performTriggerSteps(context, session, settled.act);
      const [events = []] = await collectReplies(settled, session, [session]);
      await performTriggerSteps(context, session, settled.undo);
      const lacking = firstLacking(settled.comes, events);
      return demand(
        lacking === null,
        'event/incomplete',
        `${stringifyJson(lacking)} did not come in its turn: ${events.map(keyOf).join(', ') || 'no event'} came`,
      );
    },
  },
  once: {
    title: 'Each event comes once',
    rules: ['W53', 'W6'],
    run: async (context) => {
      const session = await context.open();
      const [events = []] = await pullTrigger(context, stimulus, session, [session]);
      const keys = events.map(keyOf);
      const twice = keys.find((key, index) => keys.indexOf(key) !== index);
      return demand(twice === undefined, 'event/twice', `the event came twice: ${twice}`);
    },
  },
  'replies-undisturbed': {
    title: 'Events come beside the replies, neither in their place nor with their ids',
    rules: ['W14', 'W12', 'W50'],
    run: async (context) => {
      const session = await context.open();
      const { act, ...rest } = await prepareStimulus(context, stimulus, session);
      const requests = act.map((step, id) => stringifyJson({ ...step, id: `act-${id}` }));
      const expected = requests.map((_, id) => answered(`act-${id}`, {}));
      const problems = await converse(session, [requests.join('\n')], expected, 'query-version', 'qmp');
      const [events = []] = await collectReplies({ act, ...rest }, session, [session]);
      await performTriggerSteps(context, session, rest.undo);
      const [named] = events.filter(({ value }) => 'id' in (value as JsonObject));
      return [...problems, ...demand(named === undefined, 'event/id', `an event has an id: ${named?.raw}`)];
    },
  },
  'every-session': {
    title: 'Every negotiated session gets the same events, whoever caused them',
    rules: ['W6'],
    sessions: 2,
    run: async (context) => {
      const actor = await context.open();
      const watcher = await context.open(offersOob(actor) ? { enable: ['oob'] } : {});
      const [own = [], others = []] = await pullTrigger(context, stimulus, actor, [actor, watcher]);
      const same = equalJson(
        own.map(({ value }) => value),
        others.map(({ value }) => value),
      );
      return demand(
        same && own.length > 0,
        'event/everyone',
        `not every session received the same events: one got ${own.map(keyOf).join(', ') || 'none'}, the other ${others.map(keyOf).join(', ') || 'none'}`,
      );
    },
  },
  'clock-goes-on': {
    title: 'Timestamps go on as time does',
    rules: ['W50'],
    run: async (context) => {
      const former = (await timesOf(context, stimulus)).at(-1) as number;
      const since = performance.now();
      await context.until(async () => performance.now() - since >= PAUSE_MS);
      const [later] = await timesOf(context, stimulus);
      const passed = ((later as number) - former) / 1000;
      // Negative where the host knows no time; no number at all where the timestamp is of another shape.
      return demand(
        former < 0 || !(passed < PAUSE_MS / 2),
        'event/clock',
        `between two events more than ${PAUSE_MS} ms went by; their timestamps are ${passed} ms apart`,
      );
    },
  },
  'in-order': {
    title: 'A session gets events in the order in which they happened',
    rules: ['W52', 'W50'],
    run: async (context) => {
      const session = await context.open();
      const [events = []] = await pullTrigger(context, stimulus, session, [session]);
      const times = events.map(timeOf);
      const late = times.findIndex((time, index) => index > 0 && time < (times[index - 1] as number));
      return demand(
        late < 0,
        'event/order',
        `the timestamp is before that of the event before it: ${events[late]?.raw}`,
      );
    },
  },
  'not-before-negotiation': {
    title: 'A session gets no event before it has negotiated, nor afterwards those it missed',
    rules: ['W7'],
    sessions: 2,
    run: async (context) => {
      const actor = await context.open();
      const silent = await context.open({ negotiate: false });
      await pullTrigger(context, stimulus, actor, [actor]);
      await refusedOnce(silent);
      const early = noneOf(silent.events, stimulus, 'an event came before negotiation');
      await silent.negotiate();
      await silent.execute('query-version');
      return early.length > 0
        ? early
        : noneOf(silent.events, stimulus, 'an event was kept until negotiation', 'W9');
    },
  },
  'not-kept-for-next-session': {
    title: 'A session gets no event from before it was opened',
    rules: ['W9', 'W5a'],
    run: async (context) => {
      const actor = await context.open();
      await pullTrigger(context, stimulus, actor, [actor]);
      await actor.close();
      const later = await context.open();
      await later.execute('query-version');
      return noneOf(later.events, stimulus, 'an event came from before the session');
    },
  },
  'not-while-closed': {
    title: 'What happens while nobody is connected is not kept for who connects next',
    rules: ['W9', 'W5a'],
    sessions: 2,
    run: async (context) => {
      const actor = await context.open();
      const leaving = await context.open();
      await leaving.execute('query-version');
      await leaving.close();
      await pullTrigger(context, stimulus, actor, [actor]);
      const back = await context.open();
      await back.execute('query-version');
      return noneOf(back.events, stimulus, 'an event was kept for the next client');
    },
  },
});

function commandsOf({ prepare, act, undo, stopped }: Trigger): string[] {
  return [...prepare, ...act, ...undo].map(({ execute }) => execute).concat(stopped ? ['query-status'] : []);
}

/** A command that is refused shows that the session has nothing else to say. */
async function refusedOnce(session: Session): Promise<void> {
  await exchange(session, [], 'query-version', 0);
}

export const eventCases: Case[] = TRIGGERS.flatMap((stimulus) =>
  Object.entries(parts(stimulus)).map(([what, { sessions, title, ...rest }]) =>
    script({
      id: `protocol/events/${stimulus.name}/${what}`,
      title: `${title} (${stimulus.name})`,
      ...rest,
      needs: {
        commands: commandsOf(stimulus),
        mutates: true,
        ...(sessions ? { sessions } : {}),
      },
    }),
  ),
);
