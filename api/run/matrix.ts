/** Runs the targets of a matrix, one after another or several at the same time, into one stream of results. */
import type { ExpectationFile } from '../../harness/expectations/file.js';
import type { TargetEntry } from '../../harness/matrix/targets.js';
import type { Report, ResultEvent } from '../../harness/results.js';
import { TargetError } from '../../harness/target/error.js';
import { type Comparison, compareRuns } from '../../reports/diff/compare.js';
import { neighbours } from '../../reports/diff/neighbours.js';
import { Aside } from '../../reports/spool.js';
import { Kept } from '../../reports/stored/kept.js';
import { Verdicts } from '../../reports/summary/verdicts.js';
import { closeAll, emitTo } from '../stored-runs.js';
import { openExpectations } from './expectations.js';
import { type Interruption, interruptionBy } from './interruption.js';
import { unstartedRecord } from './run-record.js';
import { type RunSettings, runTarget } from './run-target.js';

export interface MatrixResult {
  /** The exit status that the verdicts call for. */
  exit: number;
  /** Each run against the one before it of the same program. */
  comparisons: Comparison[];
}

/** Runs the targets, closes the reports, and compares neighbours. Throws UsageError before anything runs. */
export async function runMatrix(
  entries: readonly TargetEntry[],
  settings: RunSettings,
  parallel: number,
  reports: readonly Report[],
  signal: AbortSignal,
): Promise<MatrixResult> {
  const stored = new Kept();
  const verdicts = new Verdicts();
  const all = [...reports, stored, verdicts];
  const interruption = interruptionBy(signal);
  try {
    await runEntries(entries, settings, parallel, emitTo(all), interruption);
  } finally {
    await closeAll(all).finally(() => interruption.done());
  }
  return { exit: verdicts.exit, comparisons: neighbours(stored.runs).map(([a, b]) => compareRuns(a, b)) };
}

/** Runs come in the order of the file, each in one piece. */
async function runEntries(
  entries: readonly TargetEntry[],
  settings: RunSettings,
  parallel: number,
  emit: (event: ResultEvent) => void,
  interruption: Interruption,
): Promise<void> {
  // A list that cannot be read is told before anything runs.
  const files = entries.map(({ expect = [] }) => openExpectations([...settings.expect, ...expect]));
  const done = new Map<number, Aside<ResultEvent>>();
  let shown = 0;
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < entries.length && !interruption.signal.aborted; index = next++) {
      const events = new Aside<ResultEvent>();
      // With one at a time there is nobody to keep apart.
      const own = parallel === 1 ? emit : (event: ResultEvent) => void events.push(event);
      await runEntry(entries[index] as TargetEntry, settings, files[index] ?? [], own, interruption);
      done.set(index, events);
      for (let ready = done.get(shown); ready !== undefined; ready = done.get(++shown)) {
        for (const event of ready) emit(event);
        ready.clear();
        done.delete(shown);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(parallel, entries.length) }, worker));
}

async function runEntry(
  { command, docs = [], expect = [], ...rest }: TargetEntry,
  settings: RunSettings,
  files: readonly ExpectationFile[],
  emit: (event: ResultEvent) => void,
  interruption: Interruption,
): Promise<void> {
  const own = {
    ...settings,
    ...rest,
    env: { ...settings.env, ...rest.env },
    docs: [...settings.docs, ...docs],
    expect: [...settings.expect, ...expect],
  };
  try {
    await runTarget({ kind: 'start', command, reference: false }, own, { files }, emit, interruption);
  } catch (error) {
    if (!(error instanceof TargetError)) throw error;
    emit(unstartedRecord(command, own, error.message));
  }
}
