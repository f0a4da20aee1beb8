import { isObject } from '../../schema/json.js';
import { ERROR_CLASSES } from '../error-classes.js';
import { excerpt, ruleMonitor } from './rule-monitor.js';

/** W11: a reply is a success or an error, never both, and an error has a documented class and a text. */
export const envelope = ruleMonitor({
  name: 'envelope',
  title: 'a reply has either return or error, and an error has a documented class and a description',
  rules: ['W11'],
  families: ['qmp', 'ga'],
  check(message, kind) {
    if (!isObject(message.value) || kind === 'event' || kind === 'greeting') return undefined;
    const wrong = (text: string, expected: string) => ({ message: text, expected, actual: excerpt(message) });
    const { value } = message;
    if (kind === 'other') return wrong('neither a reply nor an event', 'a member return, error or event');
    if ('return' in value && 'error' in value) return wrong('both return and error', 'one of the two');
    if (kind === 'return') return null;
    const { error } = value;
    if (!isObject(error)) return wrong('error is no object', 'error: {class, desc}');
    if (!ERROR_CLASSES.has(error.class as string)) {
      return wrong(
        `undocumented error class ${JSON.stringify(error.class ?? null)}`,
        `one of ${[...ERROR_CLASSES].join(', ')}`,
      );
    }
    if (typeof error.desc !== 'string' || error.desc === '')
      return wrong('no desc', 'desc: a string for humans');
    return null;
  },
});
