/** What each run touched of its target's schema, point by point: a text of digits for each run. */
import { COVERAGE_KINDS, type CoverageKind, type Points } from '../../harness/coverage.js';
import { NO_POINT, type ReportCoverage } from './data.js';

/** `all`: by run; null where it ended before it was counted. */
export function coverageOf(all: readonly (Points | null)[]): ReportCoverage {
  return (Object.keys(COVERAGE_KINDS) as CoverageKind[]).flatMap((kind) => {
    const points = [...new Set(all.flatMap((run) => Object.keys(run?.[kind] ?? {})))];
    if (points.length === 0) return [];
    const touches = all.map((run) => {
      const own = new Map(Object.entries(run?.[kind] ?? {}));
      return points.map((point) => own.get(point) ?? NO_POINT).join('');
    });
    return [{ kind, points, touches }];
  });
}
