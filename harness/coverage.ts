/** How much of the schema a run has seen, each with its denominator. */
import type { CaseRecord, SummaryRecord } from './results.js';

const KINDS: Record<string, RegExp> = {
  'commands with a success reply seen': /^command\/[^/]+\/reply$/,
  'events seen': /^event\/[^/]+\/data$/,
};

export type Covered = Pick<CaseRecord, 'id' | 'outcome' | 'confirmed'>;

/** From the cases of a whole run. What was seen was judged, or was wrong once and not again. */
export function coverageOf(records: Iterable<Covered>): SummaryRecord['coverage'] {
  const coverage: SummaryRecord['coverage'] = {};
  for (const { id, outcome, confirmed } of records) {
    const kind = Object.keys(KINDS).find((name) => KINDS[name]?.test(id));
    if (kind === undefined || outcome === 'inapplicable') continue;
    coverage[kind] ??= { covered: 0, of: 0 };
    coverage[kind].of++;
    if (outcome === 'pass' || outcome === 'fail' || confirmed === false) coverage[kind].covered++;
  }
  return coverage;
}
