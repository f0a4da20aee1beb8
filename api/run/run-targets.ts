/** A run over one or more targets: known deviations, earlier results, coverage and reports. */
import { Observed } from '../../harness/expectations/observed.js';
import type { Report, ResultEvent } from '../../harness/results.js';
import { Verdicts } from '../../reports/summary/verdicts.js';
import type { Choice } from '../choice.js';
import { closeAll, emitTo } from '../stored-runs.js';
import { UsageError } from '../usage-error.js';
import { openRatchet } from './coverage-ratchet.js';
import { openExpectations, updateExpectations } from './expectations.js';
import { interruptionBy } from './interruption.js';
import { openResume } from './resume.js';
import { type RunSettings, runTarget } from './run-target.js';

export interface RunTargetsSettings extends RunSettings {
  /** JSON results of an interrupted run, which this one continues. */
  resume?: string;
  /** `KEY=PERCENT,…`, or files that `coverageOut` has written. */
  coverageMin: string[];
  coverageOut?: string;
  /** Rewrites the files of `expect` to what the run has shown. */
  updateExpectations?: boolean;
  /** `KIND=FILE` of the reports that are open; `resume` may be none of them. */
  report: string[];
}

/**
 * Runs the targets one after another, and closes the reports. The exit status that the verdicts and the coverage call for.
 * Throws UsageError before anything runs, TargetError for a target that cannot be tested.
 */
export async function runTargets(
  choices: readonly Choice[],
  settings: RunTargetsSettings,
  openReports: () => readonly Report[],
  signal: AbortSignal,
): Promise<number> {
  if (settings.updateExpectations && settings.expect.length === 0) {
    throw new UsageError('--update-expectations rewrites the files of --expect: name one.');
  }
  const ratchet = openRatchet(settings, choices.length);
  const files = openExpectations(settings.expect);
  const earlier = settings.resume === undefined ? null : openResume(settings.resume, settings.report);
  const verdicts = new Verdicts();
  const reports = [...openReports(), verdicts];
  const toReports = emitTo(reports);
  const emit = (event: ResultEvent) => {
    toReports(event);
    ratchet.event(event);
  };
  const observed = new Observed();
  const interruption = interruptionBy(signal);
  let short = false;
  try {
    for (const choice of choices) {
      if (signal.aborted) break;
      await runTarget(choice, settings, { files, earlier, observed }, emit, interruption);
    }
    for (const message of signal.aborted ? [] : ratchet.judge()) {
      emit({ type: 'note', message });
      short = true;
    }
    if (settings.updateExpectations) {
      for (const message of updateExpectations(files, observed)) emit({ type: 'note', message });
    }
  } finally {
    await closeAll(reports).finally(() => interruption.done());
  }
  return Math.max(verdicts.exit, short ? 1 : 0);
}
