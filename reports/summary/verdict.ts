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
  const standings = records.map((record) => ({ ...standingOf(record, threshold), outcome: record.outcome }));
  const failing = standings.filter(({ kind }) => kind === 'fail');
  const stale = failing.filter(({ outcome }) => outcome === 'pass').length;
  const tolerated = standings.filter(({ kind }) => kind === 'tolerated').length;
  const without = run.listed - total(counts) + counts.unreached;
  const passed =
    `${count(counts.pass)} of ${plural(run.listed, 'case')} passed` +
    (tolerated === 0 ? '' : `, ${plural(tolerated, 'failure')} tolerated`);
  const say = (status: Verdict['status'], words: string) => ({ status, sentence: `${target}: ${words}.` });

  const outdated = summary?.expectations?.length ?? 0;
  if (run.unstarted !== undefined) return { status: 'untested', sentence: `${target}: ${run.unstarted}` };
  if (failing.length + outdated > 0) {
    const parts = [
      ...(failing.length > stale ? [`${plural(failing.length - stale, 'case')} failed`] : []),
      ...(stale > 0 ? [`${plural(stale, 'known deviation')} passed and must be taken off the list`] : []),
      ...(outdated > 0
        ? [
            `${plural(outdated, 'entry of the known deviations', 'entries of the known deviations')} out of date`,
          ]
        : []),
    ];
    return say('fail', `${parts.join(', ')}; ${passed}`);
  }
  if (summary === null || without !== 0) {
    return say('incomplete', `the run ended early, ${plural(without, 'case')} without a result; ${passed}`);
  }
  if (counts.pass + counts.fail === 0) {
    return say('untested', `none of ${plural(run.listed, 'case')} could be tried`);
  }
  return say('pass', `nothing failed that should not; ${passed}`);
}
