/** Failures by cause over all targets. */
import { type Cause, LEVELS, type ReportIndex } from '../data.js';

export interface SharedCause extends Pick<Cause, 'check' | 'level' | 'message' | 'tolerated'> {
  /** Failing cases by target. */
  counts: number[];
  /** Any one of the cases. */
  example: number;
}

/** Those that fail the run first, then by level and number of cases. */
export function sharedCauses({ targets }: ReportIndex): SharedCause[] {
  const shared = new Map<string, SharedCause>();
  for (const [t, { causes }] of targets.entries()) {
    for (const { check, level, message, tolerated, cases } of causes) {
      const key = JSON.stringify([check, level, message, tolerated]);
      const known = shared.get(key) ?? {
        ...{ check, level, message, tolerated },
        counts: targets.map(() => 0),
        example: cases[0] as number,
      };
      known.counts[t] = (known.counts[t] as number) + cases.length;
      shared.set(key, known);
    }
  }
  const size = ({ counts }: SharedCause) => Math.max(...counts);
  return [...shared.values()].sort(
    (a, b) =>
      Number(a.tolerated) - Number(b.tolerated) ||
      LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
      size(b) - size(a),
  );
}
