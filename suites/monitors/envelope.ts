import { isObject } from '../../schema/json.js';
import { ERROR_CLASSES } from '../error-classes.js';
import { rule, standsOnRules } from '../rules.js';
import { ruleExcerpt, ruleMonitor } from './rule-monitor.js';

/** W11: a reply is a success or an error, never both, and an error has a documented class and a text. */
export const envelope = ruleMonitor({
  name: 'envelope',
  title: 'a reply has either return or error, and an error has a documented class and a description',
  rules: ['W11'],
  families: ['qmp', 'ga'],
  check(message, kind) {
    if (!isObject(message.value) || kind === 'event' || kind === 'greeting') return undefined;
    const wrong = (text: string, expected: string) => ({
      message: text,
      expected,
      actual: ruleExcerpt(message),
    });
    const { value } = message;
    if (kind === 'other')
      return wrong('the message is neither a reply nor an event', 'a member return, error or event');
    if ('return' in value && 'error' in value)
      return wrong('the reply has both return and error', 'one of the two');
    if (kind === 'return') return null;
    const { error } = value;
    if (!isObject(error)) return wrong('the error is not an object', 'error: {class, desc}');
    if (typeof error.desc !== 'string')
      return wrong(
        typeof error.desc === 'undefined' ? 'the error has no desc' : 'desc of the error is not a string',
        'desc: a string for humans',
      );
    if (typeof error.class !== 'string')
      return wrong(
        typeof error.class === 'undefined' ? 'the error has no class' : 'class of the error is not a string',
        'class: a string',
      );
    if (!ERROR_CLASSES.has(error.class)) {
      const known = `one of ${[...ERROR_CLASSES].join(', ')}`;
      const found = wrong(`the error is of the undocumented class ${JSON.stringify(error.class)}`, known);
      return { ...found, cites: [rule('W16')], ...standsOnRules(['W16']) };
    }
    if (error.desc === '')
      return {
        ...wrong('desc of the error is empty', 'a text for humans'),
        cites: [rule('W10b')],
        ...standsOnRules(['W10b']),
      };
    return null;
  },
});
