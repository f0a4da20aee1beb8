/** Exit statuses that scripts rely on. */
export const EXIT = {
  /** As expected. */
  ok: 0,
  /** Nonconformance. */
  fail: 1,
  /** Usage or configuration. */
  usage: 2,
  /** The target could not be tested. */
  target: 3,
  /** Nothing can be told, as `git bisect run` has it for "skip this one". */
  cannotTell: 125,
} as const;

/** As a shell reports a program that Ctrl-C ended. */
export const INTERRUPTED = 130;

export { UsageError } from '../api/usage-error.js';
