/** When an event happened (W50). */

/** `now` in milliseconds since 1970. */
export function timestamp(now: number = Date.now()): { seconds: number; microseconds: number } {
  return { seconds: Math.floor(now / 1000), microseconds: (now % 1000) * 1000 };
}
