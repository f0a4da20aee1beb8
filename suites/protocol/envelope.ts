/** What every reply must be, whatever it answers (W10, W11). Pure. */
import { isObject, type JsonValue } from '../../schema/json.js';
import { wireText } from '../../schema/json-text.js';
import type { Standing } from '../basis.js';
import type { Family, Received } from '../case.js';
import { ERROR_CLASSES } from '../error-classes.js';
import { type Rule, standsOnRules } from '../rules.js';

export interface EnvelopeProblem {
  /** Name of the check, e.g. `envelope/ascii`. */
  check: string;
  message: string;
  rules: Rule[];
  /** Where it stands on less than the case does. */
  stands?: Standing;
  /** It stands on the specification whatever the case does: the server died, or hung up. */
  firm?: true;
}

export function replyProblems(reply: Received, family: Family): EnvelopeProblem[] {
  return [...bytesProblems(reply, family), ...shapeProblems(reply)];
}

/** How a message is written, a greeting and an event too. */
export function bytesProblems(message: Received, family: Family): EnvelopeProblem[] {
  const problems: EnvelopeProblem[] = [];
  const add = (check: string, text: string, about: Rule = 'W10') =>
    problems.push({ check, message: text, rules: [about], stands: standsOnRules([about]) });
  if (!isObject(message.value)) add('envelope/object', `the message is no JSON object: ${message.raw}`);
  else if (membersWritten(message.raw) !== membersOf(message.value))
    add('envelope/duplicate-member', `a member stands twice in the message: ${message.raw}`, 'W10b');
  if (/[^\x00-\x7f]/.test(message.raw)) add('envelope/ascii', 'the message has bytes beyond ASCII', 'W10a');
  if (family === 'ga') return problems;
  if (!message.crlf) add('envelope/crlf', 'the message is not followed by CR LF');
  if (message.before !== '')
    add('envelope/stray', `stray bytes before the message: ${JSON.stringify(message.before)}`);
  return problems;
}

/** How many names of members the text of a JSON value holds. */
function membersWritten(raw: string): number {
  return raw.replace(/"(?:[^"\\]|\\.)*"/g, '"').match(/"\s*:/g)?.length ?? 0;
}

function membersOf(value: JsonValue): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + membersOf(one), 0);
  if (!isObject(value)) return 0;
  return Object.values(value).reduce((sum: number, one) => sum + 1 + membersOf(one), 0);
}

function shapeProblems({ value }: Received): EnvelopeProblem[] {
  if (!isObject(value)) return [];
  const problems: EnvelopeProblem[] = [];
  const add = (check: string, message: string, about: Rule = 'W11') =>
    problems.push({ check, message, rules: [about], stands: standsOnRules([about]) });
  if ('return' in value === 'error' in value)
    add('envelope/outcome', `a reply has either return or error, not ${Object.keys(value).join(', ')}`);
  if (!('error' in value)) return problems;
  const { error } = value;
  if (!isObject(error)) add('envelope/error', 'error is not an object');
  else {
    if (typeof error.desc !== 'string') add('envelope/desc', 'desc is not a text for humans');
    else if (error.desc === '') add('envelope/desc', 'desc is empty', 'W10b');
    if (!ERROR_CLASSES.has(wireText(error.class)))
      add(
        'envelope/class',
        'the error class is not a documented one',
        typeof error.class === 'string' ? 'W16' : 'W11',
      );
  }
  return problems;
}
