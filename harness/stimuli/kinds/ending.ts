/** Ends that are waited for in good time. `until-ended`: of the target, with all it had to write. `until-closed`: of the session. */
import type { Stimulus } from '../stimulus.js';

/** Milliseconds for it to do so once it was told to. */
const TIMEOUT_MS = 10_000;

export const untilEnded: Stimulus = async (_, { target }) => (await target.endedWithin(TIMEOUT_MS)) !== null;
