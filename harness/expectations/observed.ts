/** What runs showed of the known deviations: how `--update-expectations` should change their list. */
import type { CaseRecord } from '../results.js';
import type { Expectation } from './file.js';
import type { ExpectationEntry } from './grammar.js';
import type { KnownDeviations } from './known.js';

/** A change of one entry: without `keep` it goes, else it stays for these ids only. */
export interface EntryChange {
  file: string;
  index: number;
  keep: string[];
}

/** Collects over several targets: an entry goes only when none of them needs it. */
export class Observed {
  /** How many targets need the entry for a case. */
  private readonly needs = new Map<Expectation, Map<string, number>>();
  private readonly added = new Map<string, ExpectationEntry>();
  private current: readonly Expectation[] = [];
  private target = '';

  /** The next records are of this target. `ids`: every case there is for it; `condition`: the target in an entry's words. */
  begin({ applicable }: KnownDeviations, ids: readonly string[], condition: string): void {
    this.current = applicable;
    this.target = condition;
    for (const expectation of applicable) {
      const needs = this.needs.get(expectation) ?? new Map<string, number>();
      // Needed until a pass shows that it is not.
      for (const id of ids.filter((id) => expectation.pattern.test(id)))
        needs.set(id, (needs.get(id) ?? 0) + 1);
      this.needs.set(expectation, needs);
    }
  }

  /** `counts`: a failure of its level fails the run. */
  case(record: CaseRecord, counts: boolean): void {
    const { id, outcome, known, findings } = record;
    for (const needs of this.current.map((each) => this.needs.get(each))) {
      const targets = needs?.get(id);
      if (outcome === 'pass' && targets !== undefined) needs?.set(id, targets - 1);
    }
    if (outcome !== 'fail' || known || !counts) return;
    const reason = `new: ${findings[0]?.message ?? 'failed'}`;
    this.added.set(`${id} ${this.target}`, { case: id, reason, target: this.target });
  }

  changes(): EntryChange[] {
    return [...this.needs].flatMap(([{ file, index, flaky }, needs]) => {
      const keep = [...needs].filter(([, targets]) => targets > 0).map(([id]) => id);
      const same = needs.size > 0 && (flaky === true || keep.length === needs.size);
      return same ? [] : [{ file, index, keep }];
    });
  }

  additions(): ExpectationEntry[] {
    return [...this.added.values()];
  }
}
