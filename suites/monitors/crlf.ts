import { standsOn } from '../basis.js';
import type { Received } from '../case.js';
import type { Monitor } from '../monitor.js';
import { rule } from '../rules.js';
import { ruleExcerpt } from './rule-monitor.js';

const id = 'monitor/crlf';
const cites = [rule('W10')];

/** W10: CRLF ends every message, and nothing else stands between two of them. */
export const crlf: Monitor = {
  families: ['qmp'],
  cases: () => [
    {
      id,
      title: 'every message ends with CRLF, and nothing stands between messages',
      ...standsOn('specification'),
      cites,
      needs: {},
      traffic: { unseen: 'no two messages of one session were seen in this run' },
    },
  ],
  watch(_session, sink) {
    let last: Received | null = null;
    return {
      received(message) {
        if (last && !last.crlf) {
          sink.violated(id, {
            check: id,
            message: 'the message was not ended by CRLF',
            expected: `${ruleExcerpt(last)}\\r\\n`,
            actual: `${ruleExcerpt(last)}${JSON.stringify(message.before).slice(1, -1)}`,
            cites,
          });
        } else if (message.before !== '') {
          sink.violated(id, {
            check: id,
            message: `bytes that are no message between two messages: ${JSON.stringify(message.before.slice(0, 40))}`,
            expected: 'nothing but CRLF between messages',
            actual: JSON.stringify(message.before),
            cites,
          });
        } else if (last) sink.seen(id);
        last = message;
      },
      closed(rest) {
        // A server that is killed may leave half a message; bytes of no message at all it has made up.
        if (rest.trim() === '' || /^\s*[{[]/.test(rest)) return;
        sink.violated(id, {
          check: id,
          message: 'the session ended with bytes that make no message',
          expected: 'nothing after the last message',
          actual: JSON.stringify(rest.slice(0, 400)),
          cites,
        });
      },
    };
  },
};
