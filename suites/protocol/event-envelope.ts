/** W50: what an event looks like. Pure, but for the clock. */
import {
  isInteger,
  isNumber,
  isObject,
  type JsonObject,
  type JsonValue,
  numberOf,
} from '../../schema/json.js';
import { stringifyJson } from '../../schema/json-text.js';
import type { Received } from '../case.js';
import type { Rule } from '../rules.js';
import type { EnvelopeProblem } from './envelope.js';
import { demand } from './script.js';

/** Clocks are compared to the second. */
const SLACK_SECONDS = 1;

/** What is wrong with an event that happened between two moments (seconds since 1970). */
export function eventProblems({ value }: Received, from: number, to: number): EnvelopeProblem[] {
  const { event, timestamp, data, ...rest } = value as JsonObject;
  const problem = (message: string, about?: Rule) =>
    demand(false, 'event/envelope', `${message}: ${stringifyJson(value)}`, about);
  const alien = ['id', 'return', 'error', 'QMP'].filter((name) => name in rest);
  if (alien.length > 0) return problem(`the event has the member ${alien[0]}`);
  if (typeof event !== 'string' || event === '') return problem('the event has no name');
  if (data !== undefined && !isObject(data)) return problem('data is not an object');
  if (timestamp === undefined) return problem('the event has no timestamp');
  if (!isObject(timestamp)) return problem('the timestamp is not an object');
  const { seconds, microseconds } = timestamp;
  if (!isNumber(seconds) || !isNumber(microseconds))
    return problem('seconds or microseconds of the timestamp are no number');
  if (!isInteger(seconds) || !isInteger(microseconds)) return problem('the timestamp is a fraction', 'W50a');
  const [whole, part] = [numberOf(seconds), numberOf(microseconds)];
  if (whole === -1 && part === -1) return [];
  if (part < 0 || part > 999_999) return problem('the microseconds are not in 0..999999');
  return whole < from - SLACK_SECONDS || whole > to + SLACK_SECONDS
    ? problem(`the timestamp is not between ${from} and ${to}, when the event happened`)
    : [];
}

/** Seconds since 1970. */
export const now = () => Math.floor(Date.now() / 1000);

/** The first of these that did not come after the ones before it, with at least this data; null if all came. */
export function firstLacking(
  expected: readonly { event: string; data?: JsonObject }[],
  events: readonly Received[],
): JsonObject | null {
  let at = 0;
  for (const one of expected) {
    const found = events.slice(at).findIndex(({ value }) => includes(value, { ...one }));
    if (found < 0) return { ...one };
    at += found + 1;
  }
  return null;
}

/** The value has all these members, its objects theirs. */
function includes(value: JsonValue | undefined, wanted: JsonValue): boolean {
  if (!isObject(wanted)) return value === wanted;
  return isObject(value) && Object.entries(wanted).every(([name, part]) => includes(value[name], part));
}

/** Name and data: no two events of a stimulus share them. */
export const keyOf = ({ value }: Received) => {
  const { event, data = null } = value as JsonObject;
  return stringifyJson([event ?? null, data]);
};

/** Microseconds since 1970; a timestamp of another shape is the business of `envelope`. */
export function timeOf({ value }: Received): number {
  const { timestamp } = value as JsonObject;
  const { seconds, microseconds } = isObject(timestamp) ? timestamp : {};
  return Number(seconds) * 1_000_000 + Number(microseconds);
}
