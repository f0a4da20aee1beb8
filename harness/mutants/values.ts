/** Servers that change the values that pass through them (W10, W31), or give them to the wrong client. */
import type { JsonValue } from '../../schema/json.js';
import { isReply, type Mutant, replacing } from './mutant.js';

const returning = (
  name: string,
  change: (value: JsonValue) => JsonValue,
  kills: Mutant['kills'],
): Mutant => ({
  name,
  mutation: replacing(
    (value) => 'return' in value,
    (value) => ({ ...value, return: change(value.return as JsonValue) }),
  ),
  kills,
});

export const valueMutants: Mutant[] = [
  returning('integers returned as doubles', (value) => (typeof value === 'bigint' ? Number(value) : value), {
    'values/integer/9*': 'values/integer',
  }),
  returning('integers returned as texts', (value) => (typeof value === 'number' ? String(value) : value), {
    'values/integer/{1,4294967297}': 'values/integer',
  }),
  returning('texts returned cut', (value) => (typeof value === 'string' ? value.slice(0, 2) : value), {
    'values/text/*': 'reply/value',
  }),
  {
    name: 'a member that stands twice',
    mutation: replacing(isReply, (_, raw) => `${raw.replace(/^\{/, '{"id": 0, ')}\r\n`),
    kills: {
      'request/missing-execute': 'envelope/duplicate-member',
      'id/number/one': 'envelope/duplicate-member',
    },
  },
  {
    name: 'replies kept for the next client',
    mutation: {
      connected({ shared, toClient }) {
        if (typeof shared.kept === 'string') toClient(shared.kept);
      },
      message(value, { shared }, raw) {
        if (String(value.id).startsWith('former')) shared.kept = `${raw}\r\n`;
        return value;
      },
      closed({ shared }) {
        shared.kept ??= '{"return": {}, "id": "former-0"}\r\n';
      },
    },
    kills: { 'reconnect/no-reply-to-predecessor': '' },
  },
];
