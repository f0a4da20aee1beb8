/** How fast something grew between one figure and the next. */

/** By second, for each figure the rate since the one before; the first has none of its own, and takes the next one's. */
export function ratesOf(seconds: readonly number[], totals: readonly number[]): number[] {
  const rates = seconds.map((at, n) => {
    const [since, before] = [seconds[n - 1], totals[n - 1]];
    if (since === undefined || before === undefined) return 0;
    return at > since ? ((totals[n] as number) - before) / (at - since) : 0;
  });
  if (rates.length > 1) rates[0] = rates[1] as number;
  return rates;
}

/** `1:05`, `2:00:00`. */
export function clock(seconds: number): string {
  const whole = Math.round(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, n) => (n === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}
