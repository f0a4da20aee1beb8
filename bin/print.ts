/**
 * The way out for what commands say, and the only one besides the reports' (test/security/one-way-out.test.ts): texts
 * may hold what a target or a file says, which must not reach a terminal or the log of a CI as it is.
 */
import type { Rendered } from '../reports/text/rendered.js';
import { visible } from '../reports/text/visible.js';

/** A line for people, on standard output. */
export function say(text: string): void {
  process.stdout.write(`${visible(text)}\n`);
}

export function sayAll(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${visible(line)}\n`).join(''));
}

/** A line for people, on standard error. */
export function warn(text: string): void {
  process.stderr.write(`${visible(text)}\n`);
}

/** What was escaped by the rules of its own language. */
export function print(text: Rendered): void {
  process.stdout.write(text);
}
