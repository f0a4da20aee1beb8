import { Command } from 'commander';
import { type PlacedCase, playRuns, StoredCases } from '../../api/stored-runs.js';
import { openReports } from '../../reports/index.js';
import { MergeError } from '../../reports/merge/belonging.js';
import { mergeRuns } from '../../reports/merge/merge.js';
import type { StoredRun } from '../../reports/stored/read.js';
import { Verdicts } from '../../reports/summary/verdicts.js';
import { withConsole } from '../console.js';
import { UsageError } from '../exit.js';
import type { MakeCommand } from '../make-command.js';
import { collectOption } from '../options.js';

export const mergeCommand: MakeCommand = (exit) =>
  new Command('merge')
    .description('Join the results of all shards of a run')
    .argument('<results...>', 'JSON results (--report json=FILE) of every shard')
    .option('--report <kind=file>', 'write a report, as for run; repeatable', collectOption, [])
    .action(async (files: string[], { report }: { report: string[] }) => {
      const stored = new StoredCases();
      const merged = merge(files.flatMap((file) => stored.open(file)));
      const verdicts = new Verdicts();
      await playRuns(stored.eventsOf(merged), [...withConsole(openReports(report)), verdicts]);
      exit(verdicts.exit);
    });

function merge(runs: StoredRun<PlacedCase>[]): StoredRun<PlacedCase>[] {
  try {
    return mergeRuns(runs);
  } catch (error) {
    throw error instanceof MergeError ? new UsageError(error.message) : error;
  }
}
