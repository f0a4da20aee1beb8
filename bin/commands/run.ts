import { Command } from 'commander';
import { Observed } from '../../harness/expectations/observed.js';
import type { ResultEvent } from '../../harness/results.js';
import { openReports, REPORT_KINDS } from '../../reports/index.js';
import { Verdicts } from '../../reports/summary/verdicts.js';
import { openRatchet } from '../coverage.js';
import { EXIT, INTERRUPTED, UsageError } from '../exit.js';
import { openExpectations, updateExpectations } from '../expectations.js';
import { collect, wholeNumber, withSelection, withTarget } from '../options.js';
import { openResume } from '../resume.js';
import { type RunSettings, runTarget } from '../run-target.js';
import { untilInterrupted } from '../signals.js';
import { closeAll, emitTo, withConsole } from '../stored.js';
import { type Choice, chooseTargets } from '../targets.js';
import { printList } from './list.js';

interface RunFlags extends RunSettings {
  list?: boolean;
  json?: boolean;
  report: string[];
  resume?: string;
  coverageMin: string[];
  coverageOut?: string;
  updateExpectations?: boolean;
}

export function runCommand(exit: (status: number) => void): Command {
  const command = new Command('run').description('Run the conformance suites against a target');
  return withSelection(withTarget(command))
    .option(
      '--jobs <n>',
      'targets at the same time; some only wait, so one more than two cores pays',
      wholeNumber(1),
      3,
    )
    .option('--seed <n>', 'shuffle the order of the cases by this number; 0 keeps it', wholeNumber(0), 0)
    .option('--bail', 'end at the first failing case')
    .option('--report <kind=file>', `store results as ${REPORT_KINDS.join(', ')}; repeatable`, collect, [])
    .option(
      '--expect <file>',
      'known deviations: a YAML file, or an id such as qemu-7.2; repeatable',
      collect,
      [],
    )
    .option('--update-expectations', 'rewrite the files of --expect to what this run has shown')
    .option(
      '--coverage-min <key=percent>',
      'fail when less of the schema is covered, e.g. commands=90,arguments=50; or a file of --coverage-out',
      collect,
      [],
    )
    .option('--coverage-out <file>', 'write what was covered, for --coverage-min of the next run')
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
  if (flags.updateExpectations && flags.expect.length === 0) {
    throw new UsageError('--update-expectations rewrites the files of --expect: name one.');
  }
  const ratchet = openRatchet(flags, choices.length);
  const files = openExpectations(flags.expect);
  const earlier = flags.resume === undefined ? null : openResume(flags.resume, flags.report);
  const verdicts = new Verdicts();
  const reports = [...withConsole(openReports(flags.report)), verdicts];
  const toReports = emitTo(reports);
  const emit = (event: ResultEvent) => {
    toReports(event);
    ratchet.event(event);
  };
  const observed = new Observed();
  const interruption = untilInterrupted();
  const { signal } = interruption;
  let short = false;
  try {
    for (const choice of choices) {
      if (signal.aborted) break;
      await runTarget(choice, flags, { files, earlier, observed }, emit, interruption);
    }
    for (const message of signal.aborted ? [] : ratchet.judge()) {
      emit({ type: 'note', message });
      short = true;
    }
    if (flags.updateExpectations) {
      for (const message of updateExpectations(files, observed)) emit({ type: 'note', message });
    }
  } finally {
    await closeAll(reports).finally(() => interruption.done());
  }
  if (signal.aborted) return INTERRUPTED;
  return Math.max(verdicts.exit, short ? EXIT.fail : EXIT.ok);
}
