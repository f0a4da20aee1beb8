/** Servers whose connections are not independent, or are not ended well (W5–W8). */

import { descOf, isReply, type Mutant } from './mutant.js';
import type { Link } from './mutation.js';
import { autoNegotiate, withoutAuto } from './negotiation.js';

/** The other connections that are open. */
export const others = (link: Link) => link.links.filter((other) => other !== link && other.open);
const isOpenEnded = (bytes: string) => !/[}\]\xff]\s*$/.test(bytes) && bytes.trim() !== '';

/** By a server that keeps nothing. */
const HELD = { memory: 2 ** 24, descriptors: 20 };

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
      request(bytes, { shared, state }) {
        if (/"oob"/.test(bytes)) shared.oob = state.oob = true;
        return shared.oob === true && state.oob !== true
          ? bytes.replaceAll('"exec-oob"', '"execute"')
          : bytes;
      },
    },
    kills: { 'sessions/capabilities-*': 'reply/accepted', 'reconnect/after-capabilities': 'reply/class' },
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
    name: 'a descriptor is kept of every connection',
    mutation: { usage: (connections) => ({ ...HELD, descriptors: HELD.descriptors + connections }) },
    kills: { 'close/keeps-nothing': 'close/descriptors' },
  },
  {
    name: 'memory is kept of every connection',
    mutation: { usage: (connections) => ({ ...HELD, memory: HELD.memory + connections * 2 ** 20 }) },
    kills: { 'close/keeps-nothing': 'close/memory' },
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
