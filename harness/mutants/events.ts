/** Servers whose events are wrong, or go to the wrong sessions (W6, W7, W50). */
import { isObject, type JsonObject } from '../../schema/json.js';
import type { Mutant } from './mutant.js';
import type { Link } from './mutation.js';
import { others } from './sessions.js';

const isEvent = (value: JsonObject) => 'event' in value;

const event = (
  name: string,
  change: (value: JsonObject, link: Link, raw: string) => JsonObject | string | null,
  kills: Mutant['kills'],
): Mutant => ({
  name,
  mutation: { message: (value, link, raw) => (isEvent(value) ? change(value, link, raw) : value) },
  kills,
});

const statusOf = ({ data }: JsonObject) => (isObject(data) ? data.status : undefined);

const stamped = (timestamp: JsonObject) => (value: JsonObject) => ({ ...value, timestamp });

export const eventMutants: Mutant[] = [
  event('events with an id', (value) => ({ ...value, id: 'act-0' }), {
    'events/*/envelope': 'event/envelope',
    'events/*/replies-undisturbed': 'event/id',
  }),
  event('events without a timestamp', ({ timestamp: _, ...rest }) => rest, {
    'events/*/envelope': 'event/envelope',
  }),
  event('events of 1970', stamped({ seconds: 0, microseconds: 0 }), {
    'events/*/envelope': 'event/envelope',
  }),
  event('microseconds beyond a second', stamped({ seconds: 2_000_000_000, microseconds: 1_000_000 }), {
    'events/*/envelope': 'event/envelope',
  }),
  event('a timestamp in text', stamped({ seconds: '1', microseconds: '2' }), {
    'events/*/envelope': 'event/envelope',
  }),
  event(
    'a clock that stands still',
    (value, { shared }) => {
      shared.moment ??= value.timestamp;
      return { ...value, timestamp: shared.moment as JsonObject };
    },
    { 'events/*/clock-goes-on': 'event/clock' },
  ),
  event('event data that is a list', (value) => ({ ...value, data: [] }), {
    'events/stop-resume/envelope': 'event/envelope',
  }),
  event('events in UTF-8 without CR', (_, _link, raw) => `${raw}\n`, {
    'events/*/envelope': 'envelope/crlf',
  }),
  event(
    'the first event after the second',
    (_, { state }, raw) => {
      if (state.first === undefined) {
        state.first = raw;
        return null;
      }
      const first = state.first as string;
      state.first = '';
      return first === '' ? `${raw}\r\n` : `${raw}\r\n${first}\r\n`;
    },
    { 'events/job/in-order': 'event/order' },
  ),
  event(
    'events timed backwards',
    (value, { state }) => {
      state.count = ((state.count as number) ?? 10) - 1;
      return { ...value, timestamp: { seconds: state.count as number, microseconds: 0 } };
    },
    { 'events/*/in-order': 'event/order' },
  ),
  event('events twice', (_, _link, raw) => `${raw}\r\n${raw}\r\n`, { 'events/*/once': 'event/twice' }),
  event('events for the first session only', (value, link) => (link === link.links[0] ? value : null), {
    'events/*/every-session': '',
  }),
  event(
    'events with the next reply',
    (_, { state }, raw) => {
      state.held = `${(state.held as string) ?? ''}${raw}\r\n`;
      return null;
    },
    { 'events/*/envelope': 'event/missing' },
  ),
  event('one of a job’s events lost', (value) => (statusOf(value) === 'running' ? null : value), {
    'events/job/complete': 'event/incomplete',
  }),
  event(
    'a job completed that is said to be ready',
    (value) => (value.event === 'BLOCK_JOB_COMPLETED' ? { ...value, event: 'BLOCK_JOB_READY' } : value),
    { 'events/job/complete': 'event/incomplete' },
  ),
  event('no events', () => null, {
    'events/*/envelope': 'event/missing',
    'events/*/complete': 'event/incomplete',
    'events/*/every-session': 'event/everyone',
  }),
  event(
    'events before negotiation',
    (value, link, raw) => {
      for (const other of others(link)) other.toClient(`${raw}\r\n`);
      return value;
    },
    { 'events/*/not-before-negotiation': 'event/unwanted' },
  ),
  {
    name: 'events kept for who comes later',
    mutation: {
      request(bytes, { state }) {
        if (bytes.includes('qmp_capabilities')) state.asked = true;
        return bytes;
      },
      message(value, { state, shared }, raw) {
        const kept = shared as { events?: string };
        if (isEvent(value)) kept.events = `${kept.events ?? ''}${raw}\r\n`;
        if ('return' in value && state.asked === true) {
          state.asked = false;
          return `${raw}\r\n${kept.events ?? ''}`;
        }
        return value;
      },
    },
    kills: { 'events/*/not-*': 'event/unwanted' },
  },
  {
    name: 'an event to whoever connects',
    mutation: {
      message: (value, _link, raw) => ('QMP' in value ? `${raw}\r\n${happeningNow('STOP')}\r\n` : value),
    },
    kills: { 'events/stop-resume/not-before-negotiation': 'event/unwanted' },
  },
  {
    name: 'an event between qmp_capabilities and its reply',
    mutation: {
      message(value, { state }, raw) {
        if (state.negotiated || !('return' in value)) return value;
        state.negotiated = true;
        return `${happeningNow('VSERPORT_CHANGE', { id: 'channel0', open: false })}\r\n${raw}\r\n`;
      },
    },
    kills: {},
    equivalent: 'the negotiation may take effect before its reply is sent (W7)',
  },
];

/** The text of an event. */
function happeningNow(name: string, data?: JsonObject): string {
  const timestamp = { seconds: Math.floor(Date.now() / 1000), microseconds: 0 };
  return JSON.stringify({ event: name, ...(data ? { data } : {}), timestamp });
}
