/** Counting: the five outcomes, which always add up to the cases listed. */
import type { Counts } from '../../harness/results.js';
import type { Outcome } from '../../suites/case.js';
import type { CaseResult } from './standing.js';

/** In the order in which reports show them. */
export const OUTCOMES: readonly Outcome[] = ['pass', 'fail', 'inapplicable', 'blocked', 'unreached'];

export type OutcomeCounts = Record<Outcome, number>;

export function noOutcomes(): OutcomeCounts {
  return { pass: 0, fail: 0, inapplicable: 0, blocked: 0, unreached: 0 };
}

/** The five outcomes added up: the cases listed. */
export function total(counts: OutcomeCounts): number {
  return OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0);
}

/** The top-level area of a case id. */
function areaOf(id: string): string {
  return id.split('/', 1)[0] as string;
}

/** Outcomes per top-level area, in the order in which the areas first appear. */
export function countAreas(records: Iterable<CaseResult>): Map<string, OutcomeCounts> {
  const areas = new Map<string, OutcomeCounts>();
  for (const record of records) countInArea(areas, record);
  return areas;
}

export function countInArea(areas: Map<string, OutcomeCounts>, { id, outcome }: CaseResult): void {
  const area = areaOf(id);
  const counts = areas.get(area) ?? noOutcomes();
  counts[outcome]++;
  areas.set(area, counts);
}

/** The counts of a summary record, from the cases themselves. */
export function countOutcomes(records: Iterable<Pick<CaseResult, 'outcome' | 'known'>>): Counts {
  const counts = noCounts();
  for (const record of records) countOutcome(counts, record);
  return counts;
}

export function noCounts(): Counts {
  return { ...noOutcomes(), known: 0, unexpectedPass: 0 };
}

export function countOutcome(
  counts: Counts,
  { outcome, known }: Pick<CaseResult, 'outcome' | 'known'>,
): void {
  counts[outcome]++;
  if (known && outcome === 'fail') counts.known++;
  if (known && outcome === 'pass') counts.unexpectedPass++;
}
