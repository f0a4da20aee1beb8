import { Command } from 'commander';
import { JOBS, REPLY_TIMEOUT_MS } from '../../api/defaults.js';
import { runMatrix } from '../../api/run/matrix.js';
import type { RunSettings } from '../../api/run/run-target.js';
import { openTargets } from '../../api/targets.js';
import { diffLines } from '../../reports/diff/lines.js';
import { openReports } from '../../reports/index.js';
import { withConsole } from '../console.js';
import { INTERRUPTED } from '../exit.js';
import type { MakeCommand } from '../make-command.js';
import { collectOption, maxMessage, patience, wholeNumber, withSelection } from '../options.js';
import { sayAll, warn } from '../print.js';
import { untilInterrupted } from '../signals.js';

interface MatrixFlags extends RunSettings {
  parallel: number;
  report: string[];
}

export const matrixCommand: MakeCommand = (exit) =>
  withSelection(new Command('matrix'))
    .description('Run the suites against several targets, with one result')
    .argument('<targets>', 'YAML file of targets: name, command, and optionally root, env, docs, expect')
    .option('--parallel <n>', 'number of targets to test in parallel', wholeNumber(1), 1)
    .option('--jobs <n>', 'number of processes of each target', wholeNumber(1), JOBS)
    .option('--seed <n>', 'seed for shuffling the cases; 0: no shuffling', wholeNumber(0), 0)
    .option('--timeout <ms>', 'timeout for a reply', wholeNumber(1), REPLY_TIMEOUT_MS)
    .addOption(patience())
    .addOption(maxMessage())
    .option(
      '--expect <file>',
      'list of known deviations for all targets, as for run; repeatable',
      collectOption,
      [],
    )
    .option('--report <kind=file>', 'write a report, as for run; repeatable', collectOption, [])
    .action(async (file: string, flags: MatrixFlags) => {
      const entries = openTargets(file);
      const open = openReports(flags.report);
      const { signal, done } = untilInterrupted();
      const matrix = runMatrix(entries, flags, flags.parallel, withConsole(open), signal);
      const { exit: status, comparisons } = await matrix.finally(done);
      exit(signal.aborted ? INTERRUPTED : status);
      const lines = comparisons.flatMap((comparison) => ['', ...diffLines(comparison)]);
      if (open.usesStdout) for (const line of lines) warn(line);
      else sayAll(lines);
    });
