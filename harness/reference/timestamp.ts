/** When an event happened (W50). */

export function timestamp(): { seconds: number; microseconds: number } {
  const now = performance.timeOrigin + performance.now();
  const seconds = Math.floor(now / 1000);
  return { seconds, microseconds: Math.floor((now - seconds * 1000) * 1000) };
}
