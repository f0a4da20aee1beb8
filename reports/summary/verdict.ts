/** The run in one line. */
import type { RunRecord, SummaryRecord } from '../../harness/results.js';
import { count, plural } from '../text/numbers.js';
import { targetText } from '../text/phrases.js';
import { type CaseResult, standingOf, thresholdOf } from './standing.js';
import { countOutcomes, total } from './tally.js';

export interface Verdict {
  /** `untested`: nothing failed, but nothing could be tried either. `incomplete`: cases lack a result. */
  status: 'pass' | 'fail' | 'untested' | 'incomplete';
  /** One sentence. */
  sentence: string;
}

/** `summary` is null when the run ended before it gave one. */
export function verdictOf(
  run: RunRecord,
  records: readonly CaseResult[],
  summary: SummaryRecord | null,
): Verdict {
  const threshold = thresholdOf(run);
  const counts = countOutcomes(records);
  const target = targetText(run.target);
  const failing = records.filter((record) => standingOf(record, threshold).kind === 'fail');
  const stale = failing.filter((record) => record.outcome === 'pass').length;
  const passed = `${count(counts.pass)} of ${plural(run.listed, 'case')} passed`;

  if (failing.length > 0) {
    const broken = failing.length - stale;
    const parts = [
      ...(broken > 0 ? [`${plural(broken, 'case')} failed`] : []),
      ...(stale > 0 ? [`${plural(stale, 'known deviation')} passed and must be taken off the list`] : []),
    ];
    return { status: 'fail', sentence: `${target}: ${parts.join(', ')}; ${passed}.` };
  }
  const missing = run.listed - total(counts);
  if (summary === null || missing !== 0 || counts.unreached > 0) {
    const without = missing + counts.unreached;
    return {
      status: 'incomplete',
      sentence: `${target}: the run ended early, ${plural(without, 'case')} without a result; ${passed}.`,
    };
  }
  if (counts.pass + counts.fail === 0) {
    return {
      status: 'untested',
      sentence: `${target}: none of ${plural(run.listed, 'case')} could be tried.`,
    };
  }
  const tolerated = counts.fail === 0 ? '' : `, ${plural(counts.fail, 'tolerated failure')}`;
  return { status: 'pass', sentence: `${target}: ${passed}, nothing failed that should not${tolerated}.` };
}
