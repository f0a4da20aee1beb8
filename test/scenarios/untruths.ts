/** Servers that lie in one way, between a scenario and a real server, once its set-up is there. */
import type { JsonObject } from '../../schema/json.js';
import type { Interface } from '../../schema/model.js';
import type { Received, Reply, ScriptCase, Session } from '../../suites/case.js';
import type { Scenario, Step } from '../../suites/scenarios/engine/format.js';
import { scenarioCase } from '../../suites/scenarios/engine/scenario-case.js';
import { SET_UPS } from '../../suites/scenarios/set-ups/index.js';

export interface Untruth {
  /** Whether there is something in the steps that it makes wrong. */
  touches(scenario: Scenario): boolean;
  /** The request is answered without being carried out. */
  instead?(command: string): JsonObject | null;
  /** The reply as the client gets it. */
  reply?(value: JsonObject): JsonObject;
  /** The events as the client gets them. */
  events?(events: readonly Received[]): Received[];
}

const ACKNOWLEDGED = { return: {} };
const looks = (command: string) => /^(x-debug-)?query-|^qom-(get|list)/.test(command);

/** Steps whose effect a later step must see. */
const acts = (step: Step) => 'execute' in step && step.error === undefined && !looks(step.execute);
const counted = (step: Step) => 'event' in step && !step.many;

export const UNTRUTHS: Readonly<Record<string, Untruth>> = {
  'acknowledges and does nothing': {
    touches: ({ steps }) => steps.some(acts),
    instead: (command) => (looks(command) ? null : ACKNOWLEDGED),
  },
  'accepts what it refuses': {
    touches: ({ steps }) => steps.some((step) => 'execute' in step && step.error !== undefined),
    reply: (value) => ('error' in value ? ACKNOWLEDGED : value),
  },
  'loses events': {
    touches: ({ steps }) => steps.some((step) => 'event' in step),
    events: () => [],
  },
  'sends events twice': {
    touches: ({ steps }) => steps.some(counted),
    events: (events) => events.flatMap((event) => [event, { ...event }]),
  },
  'empties the data of events': {
    touches: ({ steps }) => steps.some((step) => 'event' in step && step.data !== undefined),
    events: (events) =>
      events.map((event) => ({ ...event, value: { ...(event.value as JsonObject), data: {} } })),
  },
};

/** Gives no stimulus, but lets the lies begin. */
const BEGIN = 'begin';

/** The scenario as a case, on a server that lies as soon as the set-up is there. */
export function deceived(scenario: Scenario, untruth: Untruth, iface: Interface): ScriptCase {
  const given = [...(scenario.given ?? []), { stimulus: BEGIN }];
  const honest = scenarioCase({ ...scenario, given }, SET_UPS, iface);
  return {
    ...honest,
    run: (context) => {
      let begun = false;
      return honest.run({
        ...context,
        open: async (options) => session(await context.open(options), untruth, () => begun),
        stimulate: async (name, args) => {
          if (name !== BEGIN) return context.stimulate(name, args);
          begun = true;
          return null;
        },
      });
    },
  };
}

function session(real: Session, untruth: Untruth, begun: () => boolean): Session {
  const replaced = new Map<Received, Received[]>();
  const events = () => {
    if (!begun() || !untruth.events) return real.events;
    // The same event is the same object each time it is asked for.
    for (const event of real.events) if (!replaced.has(event)) replaced.set(event, untruth.events([event]));
    return real.events.flatMap((event) => replaced.get(event) ?? []);
  };
  return new Proxy(real, {
    get(target, name) {
      if (name === 'events') return events();
      if (name === 'event')
        return async (...args: Parameters<Session['event']>): Promise<Received | null> => {
          const event = await target.event(...args);
          if (!event || !begun() || !untruth.events) return event;
          return untruth.events([event])[0] ?? null;
        };
      if (name === 'execute')
        return async (...[command, args, options]: Parameters<Session['execute']>): Promise<Reply> => {
          const instead = begun() ? untruth.instead?.(command) : null;
          if (instead) return { t: 0, raw: '', crlf: true, before: '', value: instead };
          const reply = await target.execute(command, args, options);
          return begun() && untruth.reply ? { ...reply, value: untruth.reply(reply.value) } : reply;
        };
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
