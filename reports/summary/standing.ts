/** What a case means for the run as a whole: what a TAP or JUnit consumer and the exit status go by. */
import type { CaseRecord } from '../../harness/results.js';
import { atLeast } from '../../suites/basis.js';
import type { Level } from '../../suites/case.js';

/** `fail` fails the run; `tolerated` failed without failing it; `skipped` was not tried to its end. */
export interface CaseStanding {
  kind: 'pass' | 'fail' | 'tolerated' | 'skipped';
  /** For the reader; absent for a plain pass and for a plain failure. */
  why?: string;
}

/** What counting needs of a case. */
export type CaseResult = Pick<CaseRecord, 'id' | 'level' | 'outcome' | 'known' | 'reason' | 'expectation'>;

/**
 * `threshold`: the level that the run goes by. Design §5: a known deviation that no longer deviates fails the run as well;
 * not so a convention (MAY) where conventions do not count, since an older version may have held it to be more.
 */
export function standingOf(
  record: Omit<CaseResult, 'id' | 'expectation'> & { expectation?: { reason: string } },
  threshold: Level,
): CaseStanding {
  const because = record.reason === undefined ? '' : `: ${record.reason}`;
  if (record.outcome === 'pass') {
    if (!record.known) return { kind: 'pass' };
    return record.level === 'MAY' && threshold !== 'MAY'
      ? { kind: 'pass', why: 'listed as a known deviation, but it passes; at level MAY the list may keep it' }
      : { kind: 'fail', why: 'listed as a known deviation, but it passes' };
  }
  if (record.outcome !== 'fail') return { kind: 'skipped', why: `${record.outcome}${because}` };
  if (record.known) {
    const listed = record.expectation === undefined ? because : `: ${record.expectation.reason}`;
    return { kind: 'tolerated', why: `known deviation${listed}` };
  }
  if (!atLeast(record.level, threshold)) {
    return { kind: 'tolerated', why: `${record.level} does not fail this run${because}` };
  }
  return { kind: 'fail' };
}

/** Known deviations that pass and must be taken off their list. */
export function staleOf(records: Iterable<CaseResult>, threshold: Level): string[] {
  return [...records]
    .filter((record) => record.outcome === 'pass' && standingOf(record, threshold).kind === 'fail')
    .map(({ id }) => id);
}
