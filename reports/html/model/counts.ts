/** Counting a column of the report. */
import { noOutcomes, type OutcomeCounts } from '../../summary/tally.js';
import type { ReportIndex } from '../data.js';
import { shownOf } from './outcome.js';
import { areaOf } from './subject.js';

export interface ColumnCounts {
  all: OutcomeCounts;
  areas: Map<string, OutcomeCounts>;
}

/** By target. */
export function countColumns({ ids, targets }: ReportIndex): ColumnCounts[] {
  const areas = ids.map(areaOf);
  return targets.map(({ outcomes }) => {
    const counts: ColumnCounts = { all: noOutcomes(), areas: new Map() };
    for (const [place, area] of areas.entries()) {
      const { outcome } = shownOf(outcomes[place] as string);
      if (outcome === null) continue;
      const ofArea = counts.areas.get(area) ?? noOutcomes();
      counts.areas.set(area, ofArea);
      counts.all[outcome]++;
      ofArea[outcome]++;
    }
    return counts;
  });
}
