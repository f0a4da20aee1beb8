import { isObject, type JsonObject, type JsonValue } from '../../schema/json.js';
import { standsOn } from '../basis.js';
import { ruleExcerpt, ruleMonitor } from './rule-monitor.js';

/** What the documentation knows at the top of a message and in the objects that are no command's or event's own. */
const DOCUMENTED = new Set(['return', 'error', 'id', 'event', 'data', 'timestamp', 'QMP']);
const WITHIN: Record<string, ReadonlySet<string>> = {
  error: new Set(['class', 'desc']),
  QMP: new Set(['version', 'capabilities']),
};

/** W15: a newer server may say more, but somebody should know of it. Downstream names (`__RFQDN_`) are spoken for. */
export const members = ruleMonitor({
  name: 'documented-members',
  title: 'messages have no members that no documentation knows',
  rules: ['W15'],
  stands: standsOn('convention'),
  families: ['qmp', 'ga'],
  check(message, kind) {
    if (!isObject(message.value) || kind === 'other') return undefined;
    const alien = strangers(message.value);
    return alien.length === 0
      ? null
      : {
          message: `the message has the member ${alien[0]}, which the specification does not name`,
          expected: 'members that the QMP specification names',
          actual: ruleExcerpt(message),
        };
  },
});

function strangers(value: JsonObject): string[] {
  const within = Object.entries(WITHIN).flatMap(([name, known]) =>
    unknown(value[name], known).map((member) => `${name}.${member}`),
  );
  return [...unknown(value, DOCUMENTED), ...within];
}

function unknown(value: JsonValue | undefined, known: ReadonlySet<string>): string[] {
  if (!isObject(value)) return [];
  return Object.keys(value).filter((name) => !known.has(name) && !name.startsWith('__'));
}
