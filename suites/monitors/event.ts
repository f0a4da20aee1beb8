/** W50, W7, W62: what an event looks like, when one may come, and that its data is of the declared type. */

import { isInteger, isNumber, isObject, type JsonObject, numberOf } from '../../schema/json.js';
import { stringifyJson, wireText } from '../../schema/json-text.js';
import { standsOn } from '../basis.js';
import type { Monitor } from '../monitor.js';
import { rule, standsOnRules } from '../rules.js';
import { whyUnseen } from '../unseen.js';
import { ruleExcerpt, ruleMonitor } from './rule-monitor.js';

export const eventEnvelope = ruleMonitor({
  name: 'event-envelope',
  title: 'an event has a name, a timestamp, no id, and data only as an object',
  rules: ['W50'],
  families: ['qmp'],
  check(message, kind, _match, { attached }) {
    if (kind !== 'event') return undefined;
    const fault = envelopeFault(message.value as JsonObject, attached);
    if (fault === null) return null;
    const found = { ...fault, actual: ruleExcerpt(message) };
    return fault === FRACTION ? { ...found, cites: [rule('W50a')], ...standsOnRules(['W50a']) } : found;
  },
});

export const noEarlyEvent = ruleMonitor({
  name: 'no-event-before-negotiation',
  title: 'no event comes before the capabilities are negotiated',
  rules: ['W7'],
  families: ['qmp'],
  check(message, kind, _match, { negotiated, negotiating, raw }) {
    // Bytes of a case's own may have negotiated.
    if (kind !== 'event' || raw) return undefined;
    return negotiated || negotiating
      ? null
      : {
          message: 'an event came before the negotiation was over',
          expected: 'no event',
          actual: ruleExcerpt(message),
        };
  },
});

export const noAgentEvent = ruleMonitor({
  name: 'no-event-from-agent',
  title: 'the guest agent sends no events',
  rules: ['W70'],
  families: ['ga'],
  check: (message, kind) =>
    kind === 'event'
      ? { message: 'the agent sent an event', expected: 'replies only', actual: ruleExcerpt(message) }
      : null,
});

/** Event data by the server's own schema, one case an event. */
export const eventData: Monitor = {
  families: ['qmp'],
  cases: (iface) => [
    {
      id: KNOWN,
      title: 'every event is one that the server lists',
      ...standsOn('schema'),
      cites: [rule('W62')],
      needs: {},
      traffic: { unseen: 'no event was seen in this run' },
    },
    ...Object.entries(iface.events).map(([name, { line }]) => ({
      id: `event/${name}/data`,
      title: `the data of ${name} is as declared`,
      ...standsOn('schema'),
      cites: [rule('W62'), { doc: iface.document.id, entity: name, ...(line === undefined ? {} : { line }) }],
      needs: {},
      traffic: { unseen: whyUnseen('the event was not seen in this run', name, iface) },
    })),
  ],
  watch: ({ validator }, sink) => ({
    received(message, kind) {
      if (kind !== 'event' || !validator) return;
      const { event, data } = message.value as JsonObject;
      const { document, events } = validator.iface;
      const declared = typeof event === 'string' && Object.hasOwn(events, event) ? events[event] : undefined;
      if (!declared) {
        return sink.violated(KNOWN, {
          check: KNOWN,
          message: `event ${stringifyJson(event ?? null)} is not in the server's schema`,
          expected: 'an event that query-qmp-schema lists',
          actual: ruleExcerpt(message),
          cites: [rule('W62')],
        });
      }
      sink.seen(KNOWN);
      const id = `event/${wireText(event)}/data`;
      const mismatch = validator.event(event as string, data);
      if (!mismatch) return sink.seen(id);
      const { line } = declared;
      sink.violated(id, {
        check: 'event/data',
        message: `${mismatch.path ? `${mismatch.path} of the data` : 'the data'} of the event ${mismatch.wrong}`,
        expected: mismatch.expected,
        actual: ruleExcerpt(message),
        cites: [
          rule('W62'),
          { doc: document.id, entity: event as string, ...(line === undefined ? {} : { line }) },
        ],
      });
    },
  }),
};

const KNOWN = 'monitor/event-known';

/** Clocks of one machine agree; what was started here tells its time by the clock we read. */
const CLOCK_SLACK_S = 86_400;

interface Fault {
  message: string;
  expected: string;
}

const FRACTION: Fault = { message: 'the timestamp is a fraction', expected: 'timestamp: two whole numbers' };

function envelopeFault({ event, timestamp, data, id }: JsonObject, attached: boolean): Fault | null {
  const fault = (message: string, expected: string): Fault => ({ message, expected });
  if (typeof event !== 'string') return fault('the name of the event is not a string', 'event: a string');
  if (id !== undefined) return fault('the event has an id', 'no id');
  if (data !== undefined && !isObject(data))
    return fault('data of the event is not an object', 'data: an object');
  if (timestamp === undefined) return fault('the event has no timestamp', 'timestamp: an object');
  if (!isObject(timestamp)) return fault('the timestamp is not an object', 'timestamp: an object');
  const { seconds, microseconds, ...more } = timestamp;
  const [other] = Object.keys(more);
  if (other !== undefined)
    return fault(`the timestamp has the member ${other}`, 'timestamp: {seconds, microseconds} only');
  if (!isNumber(seconds) || !isNumber(microseconds))
    return fault('seconds or microseconds of the timestamp are no number', 'timestamp: two numbers');
  if (!isInteger(seconds) || !isInteger(microseconds)) return FRACTION;
  const [whole, part] = [numberOf(seconds), numberOf(microseconds)];
  if (whole === -1 && part === -1) return null;
  if (whole < 0) return fault('the seconds are negative', 'seconds from 0, or both -1');
  if (part < 0 || part > 999_999)
    return fault('the microseconds are not in 0..999999', 'microseconds 0..999999');
  if (!attached && Math.abs(Date.now() / 1000 - whole) > CLOCK_SLACK_S)
    return fault('the timestamp is more than a day off', 'seconds since 1970 by this host’s clock');
  return null;
}
