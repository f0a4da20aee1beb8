/** `until-ended`: whether the target has ended, and has written what it had to, in good time. */
import type { Stimulus } from '../stimulus.js';

/** Milliseconds for it to do so once it was told to. */
const PATIENCE = 10_000;

export const untilEnded: Stimulus = async (_, { target }) => (await target.endedWithin(PATIENCE)) !== null;
