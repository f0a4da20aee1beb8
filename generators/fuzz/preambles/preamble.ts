/** Requests that bring about a state from which more can go wrong than from an empty one. */
import type { JsonObject } from '../../../schema/json.js';

/** Commands and their arguments, in order. A step that the target refuses does no harm. */
export type Preamble = readonly (readonly [command: string, args?: JsonObject])[];
