import { statSync } from 'node:fs';
import { Command } from 'commander';
import { openCampaign } from '../../api/campaigns.js';
import { playRuns, soundRecords } from '../../api/stored-runs.js';
import { openReports, REPORT_KINDS } from '../../reports/index.js';
import { UsageError } from '../exit.js';
import type { MakeCommand } from '../make-command.js';
import { collectOption } from '../options.js';

type ReportFlags = Record<string, string> & { findings: string[] };

export const reportCommand: MakeCommand = () => {
  const command = new Command('report')
    .description('Render stored results, and findings of the fuzzer, as reports')
    .argument('[results...]', 'JSON results (--report json=FILE)')
    .option(
      '--findings <dir>',
      'findings of the fuzzer (fuzz --findings DIR), for --html; repeatable',
      collectOption,
      [],
    )
    .action(async (files: string[], { findings, ...wanted }: ReportFlags) => {
      const options = Object.entries(wanted).map(([kind, file]) => `${kind}=${file}`);
      if (options.length === 0) {
        throw new UsageError(`report renders nothing without --${REPORT_KINDS.join(' FILE, --')} FILE.`);
      }
      if (files.length + findings.length === 0) {
        throw new UsageError('report needs results: what --report json=FILE has written, or --findings DIR.');
      }
      if (findings.length > 0 && wanted.html === undefined) {
        throw new UsageError('report shows --findings with --html FILE only.');
      }
      const over = Object.values(wanted).find((file) => files.some((read) => isSame(read, file)));
      if (over !== undefined) throw new UsageError(`${over} is both read and written; name another file.`);
      const campaigns = findings.map(openCampaign);
      const sound = files.map(soundRecords);
      const { reports } = openReports(options, campaigns);
      await playRuns(
        (function* () {
          for (const records of sound) yield* records();
        })(),
        reports,
      );
    });
  for (const kind of REPORT_KINDS)
    command.option(`--${kind} <file>`, `write a report of kind ${kind}; -: standard output`);
  return command;
};

/** Whether two names are of one file, by whatever links. */
function isSame(read: string, written: string): boolean {
  try {
    const [one, other] = [statSync(read), statSync(written)];
    return one.isFile() && one.dev === other.dev && one.ino === other.ino;
  } catch {
    // What is not there yet is no other file.
    return false;
  }
}
