import { Command } from 'commander';
import { openTargets } from '../../api/targets.js';
import { compareRuns } from '../../reports/diff/compare.js';
import { diffLines } from '../../reports/diff/lines.js';
import { neighbours } from '../../reports/diff/neighbours.js';
import { openReports } from '../../reports/index.js';
import { Kept } from '../../reports/stored/kept.js';
import { Verdicts } from '../../reports/summary/verdicts.js';
import { INTERRUPTED } from '../exit.js';
import { runMatrix } from '../matrix.js';
import { collect, DEFAULT_TIMEOUT, maxMessage, patience, wholeNumber, withSelection } from '../options.js';
import { sayAll, warn } from '../print.js';
import type { MakeCommand } from '../program.js';
import type { RunSettings } from '../run-target.js';
import { untilInterrupted } from '../signals.js';
import { closeAll, emitTo, withConsole } from '../stored.js';

interface MatrixFlags extends RunSettings {
  parallel: number;
  report: string[];
}

export const matrixCommand: MakeCommand = (exit) =>
  withSelection(new Command('matrix'))
    .description('Run the suites against many targets, into one result')
    .argument('<targets>', 'a YAML file: name and command of each, and root, env, docs, expect')
    .option('--parallel <n>', 'so many targets at the same time', wholeNumber(1), 1)
    .option('--jobs <n>', 'processes of each target at the same time', wholeNumber(1), 3)
    .option('--seed <n>', 'shuffle the order of the cases by this number; 0 keeps it', wholeNumber(0), 0)
    .option('--timeout <ms>', 'how long a reply may take', wholeNumber(1), DEFAULT_TIMEOUT)
    .addOption(patience())
    .addOption(maxMessage())
    .option('--expect <file>', 'known deviations of every target, as for run; repeatable', collect, [])
    .option('--report <kind=file>', 'store the results, as for run; repeatable', collect, [])
    .action(async (file: string, flags: MatrixFlags) => {
      const entries = openTargets(file);
      const stored = new Kept();
      const open = openReports(flags.report);
      const verdicts = new Verdicts();
      const reports = [...withConsole(open), stored, verdicts];
      const interruption = untilInterrupted();
      try {
        await runMatrix(entries, flags, flags.parallel, emitTo(reports), interruption);
      } finally {
        await closeAll(reports).finally(() => interruption.done());
      }
      exit(interruption.signal.aborted ? INTERRUPTED : verdicts.exit);
      const lines = neighbours(stored.runs).flatMap(([a, b]) => ['', ...diffLines(compareRuns(a, b))]);
      if (open.usesStdout) for (const line of lines) warn(line);
      else sayAll(lines);
    });
