/** Servers whose connections are not independent, or are not ended well (W5–W8). */
import type { JsonObject } from '../../../schema/json.js';
import type { Link } from '../mutation.js';
import { descOf, isReply, type Mutant } from './mutant.js';
import { autoNegotiate, withoutAuto } from './negotiation.js';

const others = (link: Link) => link.links.filter((other) => other !== link && other.open);
const isOpenEnded = (bytes: string) => !/[}\]\xff]\s*$/.test(bytes) && bytes.trim() !== '';

export const sessionMutants: Mutant[] = [
  {
    name: 'negotiation on one session is for all',
    mutation: {
      request(bytes, link) {
        if (bytes.includes('qmp_capabilities')) others(link).forEach(autoNegotiate);
        return bytes;
      },
      message: withoutAuto,
    },
    kills: { 'sessions/negotiation': '' },
  },
  {
    name: 'a failed negotiation spoils the others',
    mutation: {
      message(value, link) {
        if (/qmpspec/.test(descOf(value))) link.shared.spoiled = link;
        const { return: returned, ...rest } = value;
        const spoiled = link.shared.spoiled !== undefined && link.shared.spoiled !== link;
        return spoiled && returned !== undefined
          ? { ...rest, error: { class: 'CommandNotFound', desc: 'negotiate' } }
          : value;
      },
    },
    kills: { 'sessions/failed-negotiation': '' },
  },
  {
    name: 'a capability enabled on one session is for all',
    mutation: {
      request(bytes, link) {
        if (/"oob"/.test(bytes)) link.shared.oob = true;
        return bytes;
      },
      message: (value, { shared }) =>
        shared.oob === true && /'exec-oob' is unexpected/.test(descOf(value))
          ? { ...value, error: { class: 'CommandNotFound', desc: 'no such command' } }
          : value,
    },
    kills: { 'sessions/capabilities-*': 'reply/class', 'reconnect/after-capabilities': 'reply/class' },
  },
  {
    name: 'replies go to the latest session',
    mutation: {
      message(value, link, raw) {
        const latest = link.links.findLast(({ open }) => open);
        if (!isReply(value) || latest === undefined || latest === link) return value;
        latest.toClient(`${raw}\r\n`);
        return null;
      },
    },
    kills: { 'sessions/{same-ids,half-a-message,two-halves}': '' },
  },
  {
    name: 'all sessions share a parser',
    mutation: {
      request(bytes, link) {
        const { shared } = link;
        if (isOpenEnded(bytes)) {
          shared.half = ((shared.half as string) ?? '') + bytes;
          return null;
        }
        const whole = ((shared.half as string) ?? '') + bytes;
        shared.half = '';
        return whole;
      },
    },
    kills: {
      'sessions/{half-a-message,two-halves,reset,close}': '',
      'reconnect/after-{half-a-message,half-a-string,half-a-negotiation,open-brackets}': '',
    },
  },
  {
    name: 'closing one closes all',
    mutation: {
      closed(link) {
        for (const other of others(link)) other.close();
      },
    },
    kills: { 'sessions/close': '', 'close/replies-outstanding': '' },
  },
  {
    name: 'negotiation outlives the connection',
    mutation: {
      connected(link) {
        if (link.visit > 0) autoNegotiate(link);
      },
      message: withoutAuto,
    },
    kills: { 'reconnect/after-*': '' },
  },
  {
    name: 'only one client ever',
    mutation: { message: (value, { visit }) => (visit > 0 ? null : value) },
    kills: { 'reconnect/{after-*,many-times}': '' },
  },
  {
    name: 'half-closed is closed',
    mutation: { halfClosed: () => true },
    kills: { 'half-close/*': '' },
  },
];

/** Events of one connection, as the others would get them. */
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
  event('event data that is a list', (value) => ({ ...value, data: [] }), {
    'events/stop-resume/envelope': 'event/envelope',
  }),
  event('events in UTF-8 without CR', (_, _link, raw) => `${raw}\n`, {
    'events/*/envelope': 'envelope/crlf',
  }),
  event('events twice', (_, _link, raw) => `${raw}\r\n${raw}\r\n`, { 'events/*/once': 'event/twice' }),
  event('events for the first session only', (value, link) => (link === link.links[0] ? value : null), {
    'events/*/every-session': '',
  }),
  event('no events', () => null, {
    'events/*/envelope': 'event/missing',
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
];
