import { Command } from 'commander';
import { openCoverage } from '../../../api/stored-runs.js';
import { coverageInFull, coverageRecord } from '../../../reports/coverage/lines.js';
import { targetText } from '../../../reports/text/phrases.js';
import { jsonLines } from '../../../reports/text/rendered.js';
import { UsageError } from '../../exit.js';
import { print, sayAll } from '../../print.js';

const WIDTH = 100;

export function coverageCommand(): Command {
  return new Command('coverage')
    .description('Show which parts of the schema a run covered, and which it never sent or saw')
    .argument('<results>', 'JSON results (--report json=FILE)')
    .option('--json', 'one JSON object for each run')
    .action((file: string, { json }: { json?: boolean }) => {
      const runs = openCoverage(file);
      for (const { run, coverage } of runs) {
        if (coverage === null)
          throw new UsageError(
            `${file} has no coverage of ${targetText(run.target)}: the run was interrupted.`,
          );
        if (json) {
          print(jsonLines([{ target: run.target, ...coverageRecord(coverage) }]));
        } else sayAll([`${targetText(run.target)}:`, ...coverageInFull(coverage, WIDTH)]);
      }
    });
}
