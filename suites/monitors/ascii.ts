import { ruleExcerpt, ruleMonitor } from './rule-monitor.js';

/** W10: nothing but ASCII on the wire; other characters are escaped. */
export const ascii = ruleMonitor({
  name: 'ascii',
  title: 'messages are ASCII only',
  rules: ['W10a'],
  families: ['qmp'],
  check: (message) =>
    /[^\x00-\x7f]/.test(message.raw)
      ? {
          message: 'the message has a byte above 0x7f',
          expected: 'ASCII with \\u escapes',
          actual: ruleExcerpt(message),
        }
      : null,
});
