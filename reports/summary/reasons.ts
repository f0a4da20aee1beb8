/** Why cases were not tried, each reason once. */
import type { Outcome } from '../../suites/case.js';
import { CauseShapes } from './shape.js';
import type { CaseResult } from './standing.js';

export interface Reason {
  outcome: Outcome;
  /** As the first case gave it. */
  reason: string;
  /** How many cases gave it, in any wording of the same shape. */
  cases: number;
  /** The wordings differ in names or numbers. */
  varies: boolean;
}

/** Reasons of one outcome, the most frequent first. */
export function groupReasons(records: Iterable<CaseResult>, outcome: Outcome): Reason[] {
  const shapes = new CauseShapes();
  const byShape = new Map<string, Reason>();
  for (const record of records) {
    if (record.outcome !== outcome) continue;
    const reason = record.reason ?? 'no reason given';
    const shape = shapes.of(reason, record.id);
    const known = byShape.get(shape);
    if (known === undefined) byShape.set(shape, { outcome, reason, cases: 1, varies: false });
    else {
      known.cases++;
      known.varies ||= known.reason !== reason;
    }
  }
  return [...byShape.values()].sort((a, b) => b.cases - a.cases);
}
