/** An event as it goes out (W50). */
import type { JsonObject } from '../../schema/json.js';

/** When an event happened (W50). */

/** `now` in milliseconds since 1970; the clock of the process tells microseconds, too. */
export function timestamp(now: number = performance.timeOrigin + performance.now()): {
  seconds: number;
  microseconds: number;
} {
  return { seconds: Math.floor(now / 1000), microseconds: Math.floor((now % 1000) * 1000) };
}

/** Of now. */
export function eventMessage(name: string, data: JsonObject | undefined): JsonObject {
  return { timestamp: timestamp(), event: name, ...(data === undefined ? {} : { data }) };
}
