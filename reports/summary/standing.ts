/** What a case means for the run as a whole: what a TAP or JUnit consumer and the exit status go by. */
import type { CaseRecord, RunRecord } from '../../harness/results.js';
import type { Level } from '../../suites/case.js';

/** `fail` fails the run; `tolerated` failed without failing it; `skipped` was not tried to its end. */
export interface Standing {
  kind: 'pass' | 'fail' | 'tolerated' | 'skipped';
  /** For the reader; absent for a pass and for a plain failure. */
  why?: string;
}

/** What counting needs of a case. */
export type CaseResult = Pick<CaseRecord, 'id' | 'level' | 'outcome' | 'known' | 'reason' | 'expectation'>;

const STRICTNESS: Record<Level, number> = { MUST: 0, SHOULD: 1, MAY: 2 };

/** The weakest level whose failures fail the run: MUST, unless `--level` of the run said otherwise. */
export function thresholdOf(run: RunRecord): Level {
  const words = run.options.flatMap((word) => (word.startsWith('--level=') ? word.split('=', 2) : [word]));
  const level = words[words.indexOf('--level') + 1]?.toUpperCase();
  return words.includes('--level') && level !== undefined && level in STRICTNESS ? (level as Level) : 'MUST';
}

/** Design §5: a known deviation that no longer deviates fails the run as well. */
export function standingOf(record: CaseResult, threshold: Level): Standing {
  const because = record.reason === undefined ? '' : `: ${record.reason}`;
  if (record.outcome === 'pass') {
    return record.known
      ? { kind: 'fail', why: 'listed as a known deviation, but it passes' }
      : { kind: 'pass' };
  }
  if (record.outcome !== 'fail') return { kind: 'skipped', why: `${record.outcome}${because}` };
  if (record.known) {
    const listed = record.expectation === undefined ? because : `: ${record.expectation.reason}`;
    return { kind: 'tolerated', why: `known deviation${listed}` };
  }
  if (STRICTNESS[record.level] > STRICTNESS[threshold]) {
    return { kind: 'tolerated', why: `${record.level} does not fail this run${because}` };
  }
  return { kind: 'fail' };
}
