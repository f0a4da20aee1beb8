/** `until-ended`: waits until the target has ended, and has written what it had to. `until-closed`: until it is gone for its client. */
import type { Stimulus } from '../stimulus.js';

/** Milliseconds for it to do so once it was told to. */
const PATIENCE = 10_000;

export const untilEnded: Stimulus = async (_, { target }) => {
  if (!(await target.endedWithin(PATIENCE))) throw new Error('the target did not end');
  return null;
};

/** A process that stays behind (a wrapper around the server) serves nobody: that the connection is closed is what counts. */
export const untilClosed: Stimulus = async (_, __, session) => ({ closed: await session.untilClosed(PATIENCE) });
