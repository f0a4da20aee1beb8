/** How much of the schema the run has seen, each with its denominator. */
import type { Case } from '../../suites/case.js';
import type { SummaryRecord } from '../results.js';
import type { Ledger } from './ledger.js';

const KINDS: Record<string, RegExp> = {
  'commands with a success reply seen': /^command\/[^/]+\/reply$/,
  'events seen': /^event\/[^/]+\/data$/,
};

export function coverageOf(cases: readonly Case[], ledger: Ledger): SummaryRecord['coverage'] {
  const coverage: SummaryRecord['coverage'] = {};
  for (const [kind, pattern] of Object.entries(KINDS)) {
    const subjects = cases.filter((c) => pattern.test(c.id));
    const covered = subjects.filter((c) => ledger.wasSeen(c.id) || ledger.count(c.id) > 0).length;
    if (subjects.length > 0) coverage[kind] = { covered, of: subjects.length };
  }
  return coverage;
}
