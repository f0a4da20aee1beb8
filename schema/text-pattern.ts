/** Regular expressions from files of others, against texts of others: bounded in time, whatever both are. Pure. */
import { RE2JS } from 're2js';

/** A text cannot be held against a pattern, and why. */
export class PatternError extends Error {}

/** Characters; the patterns of people have a few dozen. */
const LONGEST = 1000;

/** A state of the pattern takes 20 ns for a character of the text: 200 ms in all, in which nobody else is served. */
const MOST_STEPS = 10_000_000;

/** `eventually` holds the same pattern against text after text. */
let last: { pattern: string; compiled: RE2JS } | undefined;

/** Whether the regular expression (of RE2's syntax) matches somewhere in the text. Throws PatternError. */
export function textMatches(pattern: string, text: string): boolean {
  if (last?.pattern !== pattern) last = { pattern, compiled: compile(pattern) };
  const { compiled } = last;
  if (compiled.programSize() * text.length > MOST_STEPS)
    throw new PatternError(
      `${named(pattern)} takes too long on a text of ${text.length.toLocaleString('en')} characters`,
    );
  return compiled.matcher(text).find();
}

/** Throws PatternError where that is known without a text. */
export function checkTextPattern(pattern: string): void {
  compile(pattern);
}

function compile(pattern: string): RE2JS {
  if (pattern.length > LONGEST)
    throw new PatternError(`${named(pattern)} is longer than ${LONGEST.toLocaleString('en')} characters`);
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    throw new PatternError(
      `${named(pattern)} is no regular expression of RE2 (https://github.com/google/re2/wiki/Syntax): ${(error as Error).message}`,
    );
  }
}

const named = (pattern: string) =>
  `the pattern ${JSON.stringify(pattern.length > 100 ? `${pattern.slice(0, 100)}…` : pattern)}`;
