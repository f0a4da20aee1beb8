import { Command } from 'commander';
import { openReports, REPORT_KINDS } from '../../reports/index.js';
import { UsageError } from '../exit.js';
import type { MakeCommand } from '../program.js';
import { openRuns, replay } from '../stored.js';

export const reportCommand: MakeCommand = () => {
  const command = new Command('report')
    .description('Render stored results')
    .argument('<results...>', 'what --report json=FILE has written')
    .action(async (files: string[], wanted: Record<string, string>) => {
      const options = Object.entries(wanted).map(([kind, file]) => `${kind}=${file}`);
      if (options.length === 0) {
        throw new UsageError(`report renders nothing without --${REPORT_KINDS.join(' FILE, --')} FILE.`);
      }
      await replay(files.flatMap(openRuns), openReports(options).reports);
    });
  for (const kind of REPORT_KINDS) command.option(`--${kind} <file>`, `write ${kind}; - is standard output`);
  return command;
};
