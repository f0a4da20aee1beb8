/** The order of levels: which failures count where a run goes by a level. */
import type { Level } from './case.js';

/** The strictest first. */
const STRICTEST_FIRST: readonly Level[] = ['MUST', 'SHOULD', 'MAY'];

/** True where `level` is as strict as `floor`, or stricter: a failure of it counts. */
export function atLeast(level: Level, floor: Level): boolean {
  return STRICTEST_FIRST.indexOf(level) <= STRICTEST_FIRST.indexOf(floor);
}
