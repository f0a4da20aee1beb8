import { Command } from 'commander';
import { openRuns } from '../../api/stored-runs.js';
import { compareRuns } from '../../reports/diff/compare.js';
import { diffLines } from '../../reports/diff/lines.js';
import { diffRecords, pairsOf } from '../../reports/diff/pairs.js';
import { jsonLines } from '../../reports/text/rendered.js';
import { EXIT, UsageError } from '../exit.js';
import type { MakeCommand } from '../make-command.js';
import { print, sayAll } from '../print.js';

export const diffCommand: MakeCommand = (exit) =>
  new Command('diff')
    .description('Compare the results of two runs; exit status 1 if a change breaks clients unannounced')
    .argument('<before>', 'JSON results (--report json=FILE)')
    .argument('<after>', 'the same for the newer run')
    .option('--json', 'one JSON object a line')
    .action((before: string, after: string, { json }: { json?: boolean }) => {
      const pairs = pairsOf(openRuns(before), openRuns(after));
      if (pairs.length === 0)
        throw new UsageError('the two files have no program in common: there is nothing to compare.');
      const comparisons = pairs.map(([a, b]) => compareRuns(a, b));
      for (const comparison of comparisons) {
        if (json) for (const record of diffRecords(comparison)) print(jsonLines([record]));
        else sayAll(diffLines(comparison));
      }
      if (comparisons.some(({ broken }) => broken > 0)) exit(EXIT.fail);
    });
