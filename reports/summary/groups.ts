/** Failing cases by cause: thousands of failures of one check with one message shape are one group. */
import type { CaseRecord } from '../../harness/results.js';
import { LEVELS } from '../../suites/basis.js';
import type { Finding, Level } from '../../suites/case.js';
import { CauseShapes } from './shape.js';

export interface FailureGroup {
  check: string;
  level: Level;
  /** The case that is shown for all of them, and its finding. */
  example: CaseRecord;
  finding: Finding;
  /** Every failing case of the group, the example first. */
  ids: string[];
}

/**
 * Collects failing cases by check, message shape and level. A case with several kinds of findings is in several
 * groups, so that one broken rule everywhere hides no other. Of each group one record is kept, of all others the id.
 */
export class FailureGroups {
  readonly #groups = new Map<string, FailureGroup>();
  readonly #shapes = new CauseShapes();

  /** Takes in a case; one that did not fail changes nothing. */
  add(record: CaseRecord): void {
    if (record.outcome !== 'fail') return;
    const seen = new Set<FailureGroup>();
    for (const finding of findingsOf(record)) {
      const group = this.#groupOf(record, finding);
      if (!seen.has(group)) group.ids.push(record.id);
      seen.add(group);
    }
  }

  #groupOf(record: CaseRecord, finding: Finding): FailureGroup {
    const level = finding.level ?? record.level;
    const key = JSON.stringify([level, finding.check, this.#shapes.of(finding.message, record.id)]);
    const known = this.#groups.get(key);
    if (known !== undefined) return known;
    const group = { check: finding.check, level, example: record, finding, ids: [] };
    this.#groups.set(key, group);
    return group;
  }

  /** In the order of levels, the largest group first. */
  list(): FailureGroup[] {
    return [...this.#groups.values()].sort(
      (a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || b.ids.length - a.ids.length,
    );
  }
}

/** A failure always has something to show, even if its record came without findings. */
function findingsOf(record: CaseRecord): Finding[] {
  if (record.findings.length > 0) return record.findings;
  return [{ check: 'failed', message: record.reason ?? 'failed without saying why', cites: record.cites }];
}
