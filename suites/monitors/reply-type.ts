import { isObject } from '../../schema/json.js';
import { isNone } from '../../schema/types.js';
import type { Monitor } from '../monitor.js';
import { rule } from '../rules.js';
import { ruleExcerpt } from './rule-monitor.js';

/** W62, W13: every success reply validates against the server's own schema. Reported in the command's reply case. */
export const replyType: Monitor = {
  families: ['qmp', 'ga'],
  cases: () => [],
  watch: ({ validator }, sink) => ({
    received(message, kind, { request }) {
      if (kind !== 'return' || !request || !validator || !isObject(message.value)) return;
      const { command } = request;
      if (!validator.iface.commands[command]) return;
      const id = `command/${command}/reply`;
      const mismatch = validator.reply(command, message.value.return ?? null);
      if (!mismatch) return sink.seen(id);
      const { returns, line } = validator.iface.commands[command];
      const entity = {
        doc: validator.iface.document.id,
        entity: command,
        ...(line === undefined ? {} : { line }),
      };
      sink.violated(id, {
        check: 'reply/type',
        message: `${mismatch.path ? `${mismatch.path} of what is returned` : 'what is returned'} ${mismatch.wrong}`,
        expected: mismatch.expected,
        actual: ruleExcerpt(message),
        cites: [rule(returns !== null && isNone(returns) ? 'W13' : 'W62'), entity],
      });
    },
  }),
};
