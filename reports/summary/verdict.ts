/** The one verdict on a run: every report, every command and the library go by it. */
import type { CrashRecord, RunRecord, SummaryRecord } from '../../harness/results.js';
import { count, plural } from '../text/numbers.js';
import { targetText } from '../text/phrases.js';
import { excerpt } from '../text/visible.js';
import { outdatedOf } from './outdated.js';
import { RunTally } from './run-tally.js';
import type { CaseResult } from './standing.js';
import { total } from './tally.js';

const LONGEST_REASON = 1000;

/** By status: the exit status. */
export const EXIT_STATUS = {
  /** Nothing failed that should not. */
  pass: 0,
  /** A case failed, a known deviation passes, or an entry of their list is out of date. */
  fail: 1,
  /** Nothing failed, but nothing could be tried either. */
  untested: 3,
  /** Nothing failed, but cases lack a result. */
  incomplete: 3,
  /** A shard in which nothing could be tried: `merge` decides over the whole. */
  undecided: 0,
} as const;

export interface Verdict {
  status: keyof typeof EXIT_STATUS;
  /** One sentence. */
  sentence: string;
  exit: 0 | 1 | 3;
}

/** What a verdict goes by. */
export interface Judged {
  run: Pick<RunRecord, 'target' | 'level' | 'listed' | 'shard' | 'unstarted'>;
  results: readonly CaseResult[];
  crashes: readonly Pick<CrashRecord, 'times'>[];
  /** Null when the run ended before it gave one. */
  summary: Pick<SummaryRecord, 'expectations'> | null;
}

/** The same of a run whose cases are counted already. `crashes`: how many. */
export interface Counted extends Pick<Judged, 'run' | 'summary'> {
  tally: RunTally;
  crashes: number;
}

export function verdictOf({ run, results, crashes, summary }: Judged): Verdict {
  const tally = new RunTally(run.level);
  for (const record of results) tally.add(record);
  return verdictOn({ run, tally, crashes: crashes.length, summary });
}

export function verdictOn({ run, tally, crashes, summary }: Counted): Verdict {
  const target = targetText(run.target);
  const say = (status: Verdict['status'], ...parts: (string | null)[]): Verdict => ({
    status,
    sentence: `${target}: ${parts.filter((part) => part !== null).join('; ')}.`,
    exit: EXIT_STATUS[status],
  });
  if (run.unstarted !== undefined) {
    return { ...say('untested'), sentence: `${target}: ${excerpt(run.unstarted, LONGEST_REASON)}` };
  }
  const { counts, failed, stale, tolerated } = tally;
  const outdated = outdatedOf(summary).length;
  const without = run.listed - total(counts) + counts.unreached;

  const passed =
    `${count(counts.pass)} of ${plural(run.listed, 'case')} passed` +
    (tolerated === 0 ? '' : `, ${plural(tolerated, 'failure')} tolerated`);
  const early =
    summary === null || without !== 0
      ? `the run ended early, ${plural(without, 'case')} without a result`
      : null;
  const crashed = crashes === 0 ? null : crashText(crashes);

  if (failed + stale + outdated > 0) {
    const wrong = [
      failed > 0 ? `${plural(failed, 'case')} failed` : null,
      stale > 0 ? `${plural(stale, 'known deviation')} passed and must be taken off the list` : null,
      outdated > 0
        ? `${plural(outdated, 'entry of the known deviations', 'entries of the known deviations')} out of date`
        : null,
    ];
    return say('fail', wrong.filter((part) => part !== null).join(', '), early, passed, crashed);
  }
  if (early !== null) return say('incomplete', early, passed, crashed);
  if (counts.pass + counts.fail === 0) {
    const none = `none of ${plural(run.listed, 'case')} could be tried`;
    if (run.shard === undefined) return say('untested', none, crashed);
    const { index, of } = run.shard;
    return say('undecided', `${none} in shard ${index} of ${of}`, crashed, 'merge decides over all shards');
  }
  return say('pass', 'no unexpected failures', passed, crashed);
}

/** `1 crash seen once`. */
export function crashText(crashes: number): string {
  return `${plural(crashes, 'crash', 'crashes')} seen once`;
}

/** The exit status of several runs together: the gravest. */
export function exitOf(verdicts: readonly Verdict[]): Verdict['exit'] {
  return Math.max(0, ...verdicts.map(({ exit }) => exit)) as Verdict['exit'];
}
