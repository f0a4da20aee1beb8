/** What a case expects to be answered, and the judgement of what was. Pure. */

import { isObject, type JsonObject, type JsonValue } from '../../schema/json.js';
import { equalJson, stringifyJson, wireText } from '../../schema/json-text.js';
import { standsOn } from '../basis.js';
import type { Received } from '../case.js';
import { classWords } from '../class-words.js';
import type { EnvelopeProblem } from './envelope.js';

export type ErrorClass = 'GenericError' | 'CommandNotFound';

export interface Expected {
  /** Error class, or `any`; absent: success. */
  refused?: ErrorClass | 'any';
  /** The id that comes back; absent: none. */
  id?: JsonValue;
  /** It answers what could not be parsed. */
  unparsed?: true;
  /** What a success returns; absent: anything. */
  returns?: JsonValue;
  /** A refusal's text holds one of these. */
  names?: readonly string[];
  /** How many such replies in a row, at least and at most; absent: exactly one. */
  times?: [number, number];
}

export const answered = (id?: JsonValue, returns?: JsonValue): Expected => ({
  ...(id === undefined ? {} : { id }),
  ...(returns === undefined ? {} : { returns }),
});

export const refused = (className: ErrorClass | 'any', id?: JsonValue): Expected => ({
  refused: className,
  ...(id === undefined ? {} : { id }),
});

/** The error of input that could not be parsed, which has no id (W12). */
export const parseError: Expected = { ...refused('GenericError'), unparsed: true };

/** How many tokens of a broken message a parser complains of before it finds its feet is its own affair. */
export const parseErrors = (most: number): Expected => ({ ...parseError, times: [1, most] });

export function mostReplies(expected: readonly Expected[]): number {
  return expected.reduce((sum, { times }) => sum + (times?.[1] ?? 1), 0);
}

/** The first point where the replies part from what was expected, in order (W14). */
export function judgeReplies(expected: readonly Expected[], replies: readonly Received[]): EnvelopeProblem[] {
  let at = 0;
  for (const one of expected) {
    const [least, most] = one.times ?? [1, 1];
    for (let count = 0; count < most; count++) {
      const reply = replies[at];
      const problem = reply ? mismatch(one, reply.value) : missing(one);
      if (problem && count >= least) break;
      if (problem) return [problem];
      at++;
    }
  }
  const extra = replies[at];
  return extra ? [order('reply/extra', `a reply that nothing asked for: ${extra.raw}`)] : [];
}

function mismatch(expected: Expected, value: JsonValue): EnvelopeProblem | null {
  if (!isObject(value)) return null;
  return outcomeMismatch(expected, value) ?? idMismatch(expected, value);
}

function outcomeMismatch(expected: Expected, value: JsonObject): EnvelopeProblem | null {
  const { refused: wanted, returns, names } = expected;
  const { error } = value;
  if (wanted === undefined) {
    if (!('return' in value)) return problem('reply/refused', 'refused where it must be carried out', value);
    if (returns !== undefined && !equalJson(returns, value.return))
      return problem('reply/value', `returned another value than ${stringifyJson(returns)}`, value);
    return null;
  }
  if (!isObject(error)) return problem('reply/accepted', 'taken where it must be refused', value);
  if (wanted !== 'any' && error.class !== wanted)
    return {
      ...problem(
        'reply/class',
        `refused ${classWords(error.class)} instead of ${wanted}${expected.unparsed ? ', that of a parse error' : ''}`,
        value,
      ),
      rules: [wanted === 'CommandNotFound' ? 'W21' : 'W16'],
      stands: standsOn('documentation', { detail: true }),
    };
  if (names && !names.some((name) => wireText(error.desc).includes(name)))
    return {
      ...problem('reply/names', `refused, and the error does not name ${names.join(' or ')}`, value),
      rules: ['W30a'],
      stands: standsOn('convention'),
    };
  return null;
}

function idMismatch({ id, unparsed }: Expected, value: JsonObject): EnvelopeProblem | null {
  if (id === undefined) {
    if (!('id' in value)) return null;
    const found = problem('reply/id', 'the reply has an id where the request could give none', value);
    return unparsed ? { ...found, rules: ['W12a'], stands: standsOn('convention') } : found;
  }
  if (equalJson(id, value.id)) return null;
  const how = 'id' in value ? 'has another id than' : 'lacks the id of its request,';
  return problem('reply/id', `the reply ${how} ${stringifyJson(id)}`, value);
}

/** `wrong`: what is wrong with the reply. */
const problem = (check: string, wrong: string, value: JsonObject): EnvelopeProblem => ({
  check,
  message: `${wrong}: ${shorten(stringifyJson(value))}`,
  rules: check === 'reply/id' ? ['W12'] : [],
});

const order = (check: string, message: string): EnvelopeProblem => ({
  check,
  message: shorten(message),
  rules: ['W14'],
});

const missing = ({ refused: wanted, id }: Expected): EnvelopeProblem =>
  order(
    'reply/missing',
    `a ${wanted === undefined ? 'success' : 'refusal'}${id === undefined ? '' : ` with id ${stringifyJson(id)}`} was due; no reply came`,
  );

const shorten = (text: string): string => (text.length <= 300 ? text : `${text.slice(0, 300)}…`);
