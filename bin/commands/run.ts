import { Command } from 'commander';
import { prepare } from '../../api/campaign.js';
import { documentsFor } from '../../api/documents.js';
import { selectedCases } from '../../api/plan.js';
import type { Report, ResultEvent } from '../../harness/results.js';
import { run } from '../../harness/run/run.js';
import { terminalOf } from '../../reports/console/terminal.js';
import { consoleReport } from '../../reports/console.js';
import { openReports } from '../../reports/index.js';
import { monitors } from '../../suites/monitors/index.js';
import { EXIT } from '../exit.js';
import {
  collect,
  type SelectionFlags,
  selectionOf,
  type TargetFlags,
  wholeNumber,
  withSelection,
  withTarget,
} from '../options.js';
import { type Decided, openResume, targetKey } from '../resume.js';
import { runRecord } from '../run-record.js';
import { untilInterrupted } from '../signals.js';
import { type Choice, chooseTargets } from '../targets.js';
import { printList } from './list.js';

interface RunFlags extends TargetFlags, SelectionFlags {
  jobs: number;
  seed: number;
  bail?: boolean;
  list?: boolean;
  json?: boolean;
  report: string[];
  resume?: string;
}

export function runCommand(exit: (status: number) => void): Command {
  const command = new Command('run').description('Run the conformance suites against a target');
  return withSelection(withTarget(command))
    .option('--jobs <n>', 'targets at the same time', wholeNumber(1), 2)
    .option('--seed <n>', 'shuffle the order of the cases by this number; 0 keeps it', wholeNumber(0), 0)
    .option('--bail', 'end at the first failing case')
    .option('--report <kind=file>', 'store results as json, tap or junit; repeatable', collect, [])
    .option('--resume <file>', 'go on from the JSON results of a run that was cut off')
    .option('--list', 'only list the cases')
    .option('--json', 'with --list: one JSON object a line')
    .action(async (words: string[], flags: RunFlags) => {
      const choices = chooseTargets(words, flags);
      if (flags.list) {
        for (const choice of choices) await printList(choice, flags);
        return;
      }
      exit(await runAll(choices, flags));
    });
}

async function runAll(choices: Choice[], flags: RunFlags): Promise<number> {
  const earlier = flags.resume === undefined ? null : openResume(flags.resume, flags.report);
  const { reports, usesStdout } = openReports(flags.report);
  const all: Report[] = [
    ...reports,
    consoleReport(terminalOf(usesStdout ? process.stderr : process.stdout, process.env)),
  ];
  const emit = (event: ResultEvent) => {
    for (const report of all) report.event(event);
  };
  const { signal, done } = untilInterrupted();
  let worst: number = EXIT.ok;
  try {
    for (const choice of choices) {
      if (signal.aborted) break;
      worst = Math.max(worst, await runOne(choice, flags, earlier, emit, signal));
    }
  } finally {
    done();
    await closeAll(all);
  }
  return signal.aborted ? INTERRUPTED : worst;
}

/** Every report is completed, also where another one cannot be. */
async function closeAll(reports: readonly Report[]): Promise<void> {
  const results = await Promise.allSettled(reports.map((report) => report.close()));
  const failure = results.find((r) => r.status === 'rejected');
  if (failure) throw failure.reason;
}

/** As a shell tells that Ctrl-C ended a program. */
const INTERRUPTED = 130;

async function runOne(
  choice: Choice,
  flags: RunFlags,
  earlier: ReadonlyMap<string, Decided> | null,
  emit: (event: ResultEvent) => void,
  signal: AbortSignal,
): Promise<number> {
  if (choice.kind === 'start' && choice.note) emit({ type: 'note', message: choice.note });
  const jobs = choice.kind === 'attach' ? 1 : flags.jobs;
  const campaign = await prepare(choice, flags, jobs);
  try {
    const documents = documentsFor(flags.docs, campaign.knowledge);
    const cases = selectedCases(campaign.knowledge, documents, campaign.scratch, selectionOf(flags));
    const record = runRecord(choice, flags, campaign.knowledge, documents, cases.length);
    emit(record);
    const decided = earlier?.get(targetKey(record.target));
    const { knowledge, supply, may } = campaign;
    const { timeout, bail = false, seed } = flags;
    const { summary, broken } = await run(
      { cases, monitors, knowledge, supply, may, jobs, timeout, bail, seed, ...(decided ? { decided } : {}) },
      emit,
      signal,
    );
    if (broken) {
      emit({ type: 'note', message: broken.message });
      return EXIT.target;
    }
    const floor = flags.level ?? 'MUST';
    const { MUST, SHOULD, MAY } = summary.failing;
    const counted = MUST + (floor === 'MUST' ? 0 : SHOULD) + (floor === 'MAY' ? MAY : 0);
    return counted > 0 ? EXIT.fail : EXIT.ok;
  } finally {
    await campaign.close();
  }
}
