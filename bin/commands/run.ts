import { Command } from 'commander';
import { JOBS } from '../../api/defaults.js';
import { chooseTargets } from '../../api/run/choose-targets.js';
import { type RunTargetsSettings, runTargets } from '../../api/run/run-targets.js';
import { openReports, REPORT_KINDS } from '../../reports/index.js';
import { withConsole } from '../console.js';
import { INTERRUPTED } from '../exit.js';
import { collect, wholeNumber, withSelection, withTarget } from '../options.js';
import { untilInterrupted } from '../signals.js';
import { printList } from './list.js';

interface RunFlags extends RunTargetsSettings {
  list?: boolean;
  json?: boolean;
}

export function runCommand(exit: (status: number) => void): Command {
  const command = new Command('run').description('Run the conformance suites against a target');
  return withSelection(withTarget(command))
    .option(
      '--jobs <n>',
      'targets at the same time; some only wait, so one more than two cores pays',
      wholeNumber(1),
      JOBS,
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
      const { signal, done } = untilInterrupted();
      const reports = () => withConsole(openReports(flags.report));
      const status = await runTargets(choices, flags, reports, signal).finally(done);
      exit(signal.aborted ? INTERRUPTED : status);
    });
}
