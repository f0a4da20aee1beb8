/** Failing cases by cause: thousands of failures of one check with one message shape are one group. */
import type { CaseRecord } from '../../harness/results.js';
import { LEVELS } from '../../suites/basis.js';
import type { Finding, Level } from '../../suites/case.js';
import { Aside } from '../spool.js';
import { CauseShapes } from './shape.js';

export interface FailureGroup {
  readonly check: string;
  readonly level: Level;
  /** The case that is shown for all of them, and its finding. */
  readonly example: CaseRecord;
  readonly finding: Finding;
  /** Every failing case of the group, the example first. */
  readonly ids: string[];
}

/** Causes that are told apart: real runs have some hundreds. What comes beyond is one more cause of each level. */
const MOST = 5000;
const OTHERS = 'one of many more causes';

/** Its example, which may have long messages, is set aside. */
class Group implements FailureGroup {
  readonly ids: string[] = [];

  constructor(
    readonly check: string,
    readonly level: Level,
    private readonly aside: Aside<CaseRecord>,
    private readonly place: number,
    private readonly nth: number,
  ) {}

  get example(): CaseRecord {
    return this.aside.at(this.place);
  }

  get finding(): Finding {
    return findingsOf(this.example)[this.nth] as Finding;
  }
}

/**
 * Collects failing cases by check, message shape and level. A case with several kinds of findings is in several
 * groups, so that one broken rule everywhere hides no other. Of each group one record is kept, of all others the id.
 */
export class FailureGroups {
  readonly #groups = new Map<string, Group>();
  readonly #examples = new Aside<CaseRecord>();
  readonly #shapes = new CauseShapes();

  /** Takes in a case; one that did not fail changes nothing. Its place among those of a cause, the first where there are several: 1, 2, … */
  add(record: CaseRecord): number {
    if (record.outcome !== 'fail') return Number.POSITIVE_INFINITY;
    const seen = new Set<Group>();
    let place: number | null = null;
    let first = Number.POSITIVE_INFINITY;
    for (const [nth, finding] of findingsOf(record).entries()) {
      const group = this.#groupOf(record, finding, nth, () => {
        if (place === null) {
          this.#examples.push(record);
          place = this.#examples.length - 1;
        }
        return place;
      });
      if (seen.has(group)) continue;
      seen.add(group);
      first = Math.min(first, group.ids.push(record.id));
    }
    return first;
  }

  #groupOf(record: CaseRecord, finding: Finding, nth: number, setAside: () => number): Group {
    const level = finding.level ?? record.level;
    const own = JSON.stringify([level, finding.check, this.#shapes.of(finding.message, record.id)]);
    const isOther = this.#groups.size >= MOST && !this.#groups.has(own);
    const [key, check] = isOther ? [JSON.stringify([level]), OTHERS] : [own, finding.check];
    const known = this.#groups.get(key);
    if (known !== undefined) return known;
    const group = new Group(check, level, this.#examples, setAside(), nth);
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
