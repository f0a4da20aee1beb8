/** Shares as classes of the style sheet's scale. */

/** Finer where most shares are: near everything. */
const STEPS = [0, 0.25, 0.5, 0.8, 0.95, 1];

/** `heat-0` for nothing at all, `heat-6` for everything. */
export function heatOf(part: number, of: number): string {
  if (part >= of) return `heat-${STEPS.length}`;
  return `heat-${part === 0 ? 0 : STEPS.filter((step) => part / of >= step).length}`;
}

/** Rounded down: 100% is all. */
export function percent(part: number, of: number): string {
  return of === 0 ? '–' : `${Math.floor((100 * part) / of)}%`;
}
