/** An event as it goes out (W50). */
import type { JsonObject } from '../../schema/json.js';
import { timestamp } from './timestamp.js';

/** Of now. */
export function eventMessage(name: string, data: JsonObject | undefined): JsonObject {
  return { timestamp: timestamp(), event: name, ...(data === undefined ? {} : { data }) };
}
