/** Servers that lose, double or misplace replies (W14, W43). */
import type { JsonObject } from '../../schema/json.js';
import { isReply, type Mutant } from './mutant.js';
import type { Link } from './mutation.js';

/** Counts the replies of a connection. */
const counting =
  (change: (value: JsonObject, count: number, raw: string, link: Link) => JsonObject | string | null) =>
  (value: JsonObject, link: Link, raw: string) => {
    if (!isReply(value)) return value;
    const count = ((link.state.count as number) ?? 0) + 1;
    link.state.count = count;
    return change(value, count, raw, link);
  };

export const orderMutants: Mutant[] = [
  {
    name: 'every ninth reply lost',
    mutation: { message: counting((value, count) => (count % 9 === 0 ? null : value)) },
    kills: {
      'order/{flood,nine-in-flight,mixture}*': '',
      'framing/many-in-one-write': '',
      'half-close/many-requests': '',
    },
  },
  {
    name: 'every five hundredth reply lost',
    mutation: { message: counting((value, count) => (count % 500 === 0 ? null : value)) },
    kills: { 'order/flood*': '' },
  },
  {
    name: 'every five hundredth reply doubled',
    mutation: {
      message: counting((value, count, raw) => (count % 500 === 0 ? `${raw}\r\n${raw}\r\n` : value)),
    },
    kills: { 'order/flood*': '' },
  },
  {
    name: 'every reply doubled',
    mutation: { message: counting((_value, _count, raw) => `${raw}\r\n${raw}\r\n`) },
    kills: {
      'order/**': '',
      'framing/{nothing-at-all,byte-by-byte,white-space-only}': '',
      'request/empty-object': '',
      'half-close/{one-request,half-a-message}': '',
    },
  },
  {
    name: 'large replies doubled',
    mutation: { message: (value, _link, raw) => (raw.length > 100_000 ? `${raw}\r\n${raw}\r\n` : value) },
    kills: { 'order/large-among-small*': '' },
  },
  {
    name: 'errors come after the next success',
    mutation: {
      message(value, { state }, raw) {
        if ('error' in value) {
          state.held = `${(state.held as string) ?? ''}${raw}\r\n`;
          return null;
        }
        const held = (state.held as string) ?? '';
        state.held = '';
        return 'return' in value ? `${raw}\r\n${held}` : value;
      },
    },
    kills: { 'order/mixture*': '', 'framing/refusals-in-one-write': '', 'malformed/with-oob': '' },
  },
  {
    name: 'every hundredth reply comes after the next',
    mutation: {
      message: counting((value, count, raw, { state }) => {
        if (count % 100 === 0) {
          state.held = raw;
          return null;
        }
        const held = state.held as string | undefined;
        state.held = undefined;
        return held === undefined ? value : `${raw}\r\n${held}\r\n`;
      }),
    },
    kills: { 'order/flood*': '' },
  },
];
