import { Command } from 'commander';
import { JOBS } from '../../api/defaults.js';
import { refuseRecorded } from '../../api/recorded.js';
import { chooseTargets } from '../../api/run/choose-targets.js';
import { type RunTargetsSettings, runTargets } from '../../api/run/run-targets.js';
import { openReports, REPORT_KINDS } from '../../reports/index.js';
import { withConsole } from '../console.js';
import { INTERRUPTED } from '../exit.js';
import { collectOption, wholeNumber, withSelection, withTarget } from '../options.js';
import { untilInterrupted } from '../signals.js';
import { printList } from './list.js';

interface RunFlags extends RunTargetsSettings {
  list?: boolean;
  recorded?: boolean;
  json?: boolean;
}

export function runCommand(exit: (status: number) => void): Command {
  const command = new Command('run').description('Run the conformance suites against a target');
  return withSelection(withTarget(command))
    .option('--jobs <n>', 'number of targets to run in parallel', wholeNumber(1), JOBS)
    .option('--seed <n>', 'seed for shuffling the cases; 0: no shuffling', wholeNumber(0), 0)
    .option('--bail', 'stop at the first failure')
    .option(
      '--report <kind=file>',
      `write a report: ${REPORT_KINDS.join(', ')}; repeatable`,
      collectOption,
      [],
    )
    .option(
      '--expect <file>',
      'list of known deviations: a YAML file, or an included list such as qemu-7.2; repeatable',
      collectOption,
      [],
    )
    .option('--update-expectations', 'update the files of --expect from the results of this run')
    .option(
      '--coverage-min <key=percent>',
      'fail if less of the schema is covered, e.g. commands=90,arguments=50; or a file of --coverage-out',
      collectOption,
      [],
    )
    .option('--coverage-out <file>', 'write the coverage to this file, for --coverage-min of the next run')
    .option('--resume <file>', 'continue an interrupted run from its JSON results')
    .option(
      '--recorded',
      'the line is from stored results: run it only if it stays inside the scratch directory of a QEMU program',
    )
    .option('--list', 'only list the cases')
    .option('--json', 'with --list: one JSON object a line')
    .action(async (words: string[], flags: RunFlags) => {
      if (flags.recorded) refuseRecorded(words, givenOf(command));
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

/** Names of the options that the command line gives. */
function givenOf(command: Command): string[] {
  return command.options
    .filter((option) => command.getOptionValueSource(option.attributeName()) === 'cli')
    .map(({ long }) => long ?? '');
}
