/** `until-ended`: waits until the target has ended, and has written what it had to. */
import type { Stimulus } from '../stimulus.js';

/** Milliseconds for it to do so once it was told to. */
const PATIENCE = 10_000;

export const untilEnded: Stimulus = async (_, { target }) => {
  if (!(await target.endedWithin(PATIENCE))) throw new Error('the target did not end');
  return null;
};
