import { Command } from 'commander';
import { ratiosOf } from '../../../harness/coverage.js';
import { coverageInFull } from '../../../reports/coverage/lines.js';
import { targetText } from '../../../reports/text/phrases.js';
import { jsonLines } from '../../../reports/text/rendered.js';
import type { JsonValue } from '../../../schema/json.js';
import { UsageError } from '../../exit.js';
import { print, sayAll } from '../../print.js';
import { openRuns } from '../../stored.js';

const WIDTH = 100;

export function coverageCommand(): Command {
  return new Command('coverage')
    .description('Show what a run has touched of the schema, and what it never sent or saw')
    .argument('<results>', 'what --report json=FILE has written')
    .option('--json', 'one JSON object for each run')
    .action((file: string, { json }: { json?: boolean }) => {
      const runs = openRuns(file);
      for (const { run, coverage } of runs) {
        if (coverage === null)
          throw new UsageError(`${file} has no coverage of ${targetText(run.target)}: the run was cut off.`);
        if (json) {
          const { target } = run;
          const shown = { target, coverage: ratiosOf(coverage), points: coverage };
          print(jsonLines([shown as unknown as JsonValue]));
        } else sayAll([`${targetText(run.target)}:`, ...coverageInFull(coverage, WIDTH)]);
      }
    });
}
