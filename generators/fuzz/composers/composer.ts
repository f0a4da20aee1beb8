/** Arguments whose members depend on each other in a way that the schema does not tell. */
import type { Random } from 'fast-check';
import type { JsonObject } from '../../../schema/json.js';
import type { Live } from '../live.js';

/** Draws arguments; null: nothing is known that could be named, so that the schema has to do. */
export type Composer = (random: Random, live: Live) => JsonObject | null;
