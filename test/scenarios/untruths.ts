/** Servers that lie in one way, between a scenario and a real server, once its set-up is there. */
import { TimeoutBudget, until } from '../../harness/run/timeouts.js';
import { isObject, type JsonObject, type JsonValue } from '../../schema/json.js';
import { looks } from '../../schema/qemu/effects.js';
import type { CaseContext, Received, Reply, ScriptCase, Session } from '../../suites/case.js';
import { NO_REFERENCES } from '../../suites/references.js';
import { PC_BASES } from '../../suites/scenarios/bases.js';
import type { EventStep, RequestStep, Scenario, Step } from '../../suites/scenarios/engine/format.js';
import { scenarioCase } from '../../suites/scenarios/engine/scenario-case.js';
import { FIXTURES } from '../../suites/scenarios/index.js';

export interface Untruth {
  /** Whether there is something in the steps that it makes wrong. */
  touches(scenario: Scenario): boolean;
  /** The request is answered without being carried out. */
  instead?(command: string): JsonObject | null;
  /** The reply as the client gets it. */
  reply?(value: JsonObject, command: string): JsonObject;
  /** The events as the client gets them. */
  events?(events: readonly Received[]): Received[];
  /** Everything comes that should, and is waited for as long as it takes. */
  complete?: true;
}

/** Milliseconds: what liars leave out is waited for. */
const SHORT = 300;

const ACKNOWLEDGED = { return: {} };

type Asked = Pick<RequestStep, 'execute' | 'error' | 'returns'>;

/** The request of a step, be it to the target or to another machine. */
function asked(step: Step): Asked | null {
  if ('execute' in step) return step;
  if ('query' in step) return { execute: step.query, returns: step.is ?? step.has ?? {} };
  if ('stimulus' in step && step.stimulus === 'peer-ask')
    return { execute: String(step.with?.execute), returns: step.returns ?? {} };
  return null;
}

function awaited(step: Step): Pick<EventStep, 'data' | 'many'> | null {
  if ('event' in step) return step;
  const ofPeer = 'stimulus' in step && step.stimulus === 'peer-event';
  return ofPeer ? { data: step.returns ?? {}, many: true } : null;
}

/** Whether some step is a request that this holds for. */
const asks = (holds: (request: Asked) => boolean) => (scenario: Scenario) =>
  scenario.steps.some((step) => {
    const request = asked(step);
    return request !== null && holds(request);
  });
const awaits = (holds: (event: Pick<EventStep, 'data' | 'many'>) => boolean) => (scenario: Scenario) =>
  scenario.steps.some((step) => {
    const event = awaited(step);
    return event !== null && holds(event);
  });

/** Parts of patterns that hold for other values, too. */
const LOOSE = new Set(['$type', '$length', '$absent', '$not', '$lacks', '$atMost']);

/** Whether a pattern tells one value of the right shape from another. */
function tells(pattern: JsonValue | undefined): boolean {
  if (Array.isArray(pattern)) return pattern.some(tells);
  if (!isObject(pattern)) return pattern !== undefined && pattern !== '.';
  return Object.entries(pattern).some(([name, part]) => !LOOSE.has(name) && tells(part));
}

export const UNTRUTHS: Readonly<Record<string, Untruth>> = {
  'acknowledges and does nothing': {
    // What has an effect: a later step must see it.
    touches: (scenario) =>
      scenario.vacuous === undefined &&
      asks(({ execute, error }) => error === undefined && !looks(execute))(scenario),
    instead: (command) => (looks(command) ? null : ACKNOWLEDGED),
  },
  'accepts what it refuses': {
    touches: asks(({ error }) => error !== undefined),
    reply: (value) => ('error' in value ? ACKNOWLEDGED : value),
  },
  'tells other values': {
    touches: asks(({ execute, error, returns }) => error === undefined && looks(execute) && tells(returns)),
    reply: (value, command) =>
      'return' in value && looks(command) ? { ...value, return: other(value.return ?? null) } : value,
  },
  'loses events': {
    touches: awaits(() => true),
    events: () => [],
  },
  'sends events twice': {
    touches: awaits(({ many }) => !many),
    events: (events) => events.flatMap((event) => [event, { ...event }]),
    complete: true,
  },
  'empties the data of events': {
    touches: awaits(({ data }) => tells(data)),
    events: (events) =>
      events.map((event) => ({ ...event, value: { ...(event.value as JsonObject), data: {} } })),
  },
};

/** The same in shape, with no scalar as it was. */
function other(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(other);
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, v === undefined ? null : other(v)]));
  if (typeof value === 'string') return '≠'.repeat(value.length + 1);
  if (typeof value === 'boolean') return !value;
  return typeof value === 'number' ? -1 - value : value;
}

/** Gives no stimulus, but lets the lies begin. */
const BEGIN = 'begin';

/** The scenario as a case, on a server that lies as soon as the set-up is there. */
export function deceived(scenario: Scenario, untruth: Untruth): ScriptCase {
  const given = [...(scenario.given ?? []), { stimulus: BEGIN }];
  const honest = scenarioCase({ ...scenario, given }, FIXTURES, NO_REFERENCES, PC_BASES);
  return {
    ...honest,
    run: (context) => {
      let begun = false;
      const lying = () => begun;
      return honest.run({
        ...context,
        open: async (options) => session(await context.open(options), untruth, lying),
        until: (holds, timeout) =>
          begun && !untruth.complete ? until(holds, new TimeoutBudget(SHORT)) : context.until(holds, timeout),
        stimulate: async (name, args) => {
          if (name !== BEGIN)
            return begun ? stimulus(context, untruth, name, args) : context.stimulate(name, args);
          begun = true;
          return null;
        },
      });
    },
  };
}

/** Other machines of the same program lie as the target does. */
async function stimulus(
  context: CaseContext,
  untruth: Untruth,
  name: string,
  args: JsonObject,
): Promise<JsonValue> {
  if (name === 'peer-event') {
    // Nothing comes of what was not done.
    if (untruth.instead) return null;
    const value = { event: String(args.event), data: await context.stimulate(name, args) };
    const heard: Received = { t: 0, raw: '', crlf: true, before: '', value };
    const [told] = untruth.events?.([heard]) ?? [heard];
    return (told?.value as JsonObject | undefined)?.data ?? null;
  }
  if (name !== 'peer-ask') return context.stimulate(name, args);
  const command = String(args.execute);
  const reply = untruth.instead?.(command) ?? ((await context.stimulate(name, args)) as JsonObject);
  return untruth.reply?.(reply, command) ?? reply;
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
        return async (wanted: string, timeout?: number): Promise<Received | null> => {
          const event = await target.event(wanted, begun() && !untruth.complete ? SHORT : timeout);
          if (!event || !begun() || !untruth.events) return event;
          return untruth.events([event])[0] ?? null;
        };
      if (name === 'execute')
        return async (...[command, args, options]: Parameters<Session['execute']>): Promise<Reply> => {
          const instead = begun() ? untruth.instead?.(command) : null;
          if (instead) return { t: 0, raw: '', crlf: true, before: '', value: instead };
          const reply = await target.execute(command, args, options);
          return begun() && untruth.reply ? { ...reply, value: untruth.reply(reply.value, command) } : reply;
        };
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
