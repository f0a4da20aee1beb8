/** Counting a column of the report. */
import { noOutcomes, OUTCOMES, type OutcomeCounts } from '../../summary/tally.js';
import type { ReportIndex } from '../data.js';
import { shownOf } from './outcome.js';
import { areaOf } from './subject.js';

export interface ColumnCounts {
  all: OutcomeCounts;
  /** Failures that do not fail the run: known deviations, and levels below MUST. */
  tolerated: number;
  areas: Map<string, OutcomeCounts>;
}

/** By target. */
export function countColumns({ ids, targets }: ReportIndex): ColumnCounts[] {
  const areas = ids.map(areaOf);
  return targets.map(({ outcomes }) => {
    const counts: ColumnCounts = { all: noOutcomes(), tolerated: 0, areas: new Map() };
    for (const [place, area] of areas.entries()) {
      const { outcome, style } = shownOf(outcomes[place] as string);
      if (outcome === null) continue;
      if (outcome === 'fail' && style === 'tolerated') counts.tolerated++;
      const ofArea = counts.areas.get(area) ?? noOutcomes();
      counts.areas.set(area, ofArea);
      counts.all[outcome]++;
      ofArea[outcome]++;
    }
    return counts;
  });
}

/** The outcomes in their order, failures that do not fail the run apart from those that do. */
export function partsOf(counts: OutcomeCounts, tolerated: number): [part: string, cases: number][] {
  return OUTCOMES.flatMap((outcome): [string, number][] =>
    outcome === 'fail'
      ? [
          ['fail', counts.fail - tolerated],
          ['tolerated', tolerated],
        ]
      : [[outcome, counts[outcome]]],
  );
}
