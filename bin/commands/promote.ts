import { Command, Option } from 'commander';
import { openFinding, refuseDenied, refuseQuestionable, storeText, warningOf } from '../../api/findings.js';
import { FINDING_SHAPES } from '../../reports/finding/index.js';
import { UsageError } from '../exit.js';
import { print } from '../print.js';
import { withTrust } from '../start.js';

interface PromoteFlags {
  as: string;
  out?: string;
  runRecordedCommand?: boolean;
  allowDenylisted?: boolean;
}

/** What sends the requests once it is run; a case is looked at again by `run --cases`. */
const SCRIPTS = new Set(['shell', 'python']);

export function promoteCommand(): Command {
  return withTrust(new Command('promote'))
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
    .action((file: string, { as, out, runRecordedCommand, allowDenylisted }: PromoteFlags) => {
      const finding = openFinding(file);
      if (as !== 'transcript' && !runRecordedCommand) refuseQuestionable(finding.target.command);
      if (SCRIPTS.has(as) && !allowDenylisted) refuseDenied(finding);
      const text = (FINDING_SHAPES[as] as (typeof FINDING_SHAPES)[string])(finding, warningOf(finding));
      if (text === null) {
        throw new UsageError(
          `${file} is a leak, or sends raw bytes or numbers such as 2.0, which --as ${as} has no words for; use --as shell, markdown or transcript.`,
        );
      }
      if (out === undefined) print(text);
      else storeText(out, text);
    });
}
