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
    .description('Convert a finding into a case, a script or a bug report')
    .argument('<finding>', 'file of the finding')
    .addOption(
      new Option(
        '--as <shape>',
        'case: YAML for run --cases; shell: script with socat; python: script with qemu.qmp; markdown: bug report; transcript',
      )
        .choices(Object.keys(FINDING_SHAPES))
        .default('case'),
    )
    .option('--out <file>', 'write to this file instead of standard output')
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
