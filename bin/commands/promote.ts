import { Command, Option } from 'commander';
import { openFinding, refuseQuestionable, storeText } from '../../api/findings.js';
import { FINDING_SHAPES } from '../../reports/finding/index.js';
import { UsageError } from '../exit.js';
import { print } from '../print.js';
import { withRecorded } from '../start.js';

interface PromoteFlags {
  as: string;
  out?: string;
  runRecordedCommand?: boolean;
}

export function promoteCommand(): Command {
  return withRecorded(new Command('promote'))
    .description('Make a permanent case of a finding, or something to show around')
    .argument('<finding>', 'file of a finding')
    .addOption(
      new Option(
        '--as <shape>',
        'case: YAML for run --cases; shell: a script with socat; python: one with qemu.qmp; markdown: a bug report; transcript',
      )
        .choices(Object.keys(FINDING_SHAPES))
        .default('case'),
    )
    .option('--out <file>', 'write it there instead of to standard output')
    .action((file: string, { as, out, runRecordedCommand }: PromoteFlags) => {
      const finding = openFinding(file);
      if (as !== 'transcript' && !runRecordedCommand) refuseQuestionable(finding.target.command);
      const text = (FINDING_SHAPES[as] as (typeof FINDING_SHAPES)[string])(finding);
      if (text === null) {
        throw new UsageError(
          `${file} is a leak, or sends raw bytes or numbers such as 2.0, which --as ${as} has no words for; use --as shell, markdown or transcript.`,
        );
      }
      if (out === undefined) print(text);
      else storeText(out, text);
    });
}
