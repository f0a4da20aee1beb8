/** A finding as it is stored: a reply of megabytes says no more than its beginning, and the transcript has that, too. Pure. */
import type { JsonValue } from '../../schema/json.js';
import { stringifyJson } from '../../schema/json-text.js';
import type { Finding } from '../../suites/case.js';

/** Characters of a sentence. */
const LONGEST = 4096;
/** Characters of a value's JSON; real replies that fail are shorter, but for the schema. */
const LARGEST = 65_536;

export function bounded(finding: Finding): Finding {
  const { message, expected, actual } = finding;
  const given: Finding = { ...finding, message: cut(message, LONGEST) };
  if (expected !== undefined) given.expected = small(expected);
  if (actual !== undefined) given.actual = small(actual);
  return given;
}

/** A value that is larger becomes the beginning of its JSON. */
function small(value: JsonValue): JsonValue {
  if (typeof value !== 'object' && typeof value !== 'string') return value;
  const text = typeof value === 'string' ? value : stringifyJson(value);
  return text.length <= LARGEST ? value : cut(text, LONGEST);
}

function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  // A part of a string would hold the whole in memory.
  const head = Buffer.from(text.slice(0, longest)).toString();
  return `${head}… (${text.length} characters)`;
}
