import { isObject } from '../../schema/json.js';
import { ruleExcerpt, ruleMonitor } from './rule-monitor.js';

/** W10: every message is one JSON object. */
export const json = ruleMonitor({
  name: 'json-object',
  title: 'every message is one JSON object',
  rules: ['W10'],
  families: ['qmp', 'ga'],
  check: (message) =>
    isObject(message.value)
      ? null
      : {
          message:
            typeof message.value === 'string' ? 'the message is not JSON' : 'the message is no JSON object',
          expected: 'one JSON object (RFC 8259)',
          actual: ruleExcerpt(message),
        },
});
