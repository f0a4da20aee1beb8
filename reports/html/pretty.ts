/** JSON over several lines, so that a reader finds two of them differ. */
import { isObject, type JsonValue } from '../../schema/json.js';
import { stringifyJson } from '../../schema/json-text.js';
import { cutMiddle, visible } from '../text/visible.js';

/** Shorter values stay on one line. */
const ONE_LINE = 60;

/** Numbers as they were spelled, everything unprintable as an escape; cut in the middle at `max` characters. */
export function prettyJson(value: JsonValue, max: number): string {
  return cutMiddle(spread(value, ''), max);
}

function spread(value: JsonValue, indent: string): string {
  const line = visible(stringifyJson(value));
  if (line.length <= ONE_LINE || typeof value !== 'object' || value === null) return line;
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    return `[\n${value.map((each) => deeper + spread(each, deeper)).join(',\n')}\n${indent}]`;
  }
  if (!isObject(value)) return line;
  const members = Object.entries(value).map(
    ([name, each]) => `${deeper}${visible(stringifyJson(name))}: ${spread(each, deeper)}`,
  );
  return `{\n${members.join(',\n')}\n${indent}}`;
}
