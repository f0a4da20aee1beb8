import { Command } from 'commander';
import type { Choice, TargetFlags } from '../../api/choice.js';
import { chooseTargets } from '../../api/run/choose-targets.js';
import { listCases } from '../../api/run/list-cases.js';
import type { SelectionFlags } from '../../api/selection.js';
import { jsonLines } from '../../reports/text/rendered.js';
import { withSelection, withTarget } from '../options.js';
import { print, sayAll } from '../print.js';

interface ListFlags extends TargetFlags, SelectionFlags {
  json?: boolean;
  quote?: boolean;
  requires?: boolean;
}

export function listCommand(): Command {
  const command = new Command('list').description('List the cases for a target, without running them');
  return withSelection(withTarget(command))
    .option('--json', 'one JSON object a line')
    .option(
      '--requires',
      'after each id, list the features that the case requires of the target, machine and build',
    )
    .option('--quote', 'with --json: also quote the cited sentences, if the document is at hand')
    .action(async (words: string[], flags: ListFlags) => {
      for (const choice of chooseTargets(words, flags)) await printList(choice, flags);
    });
}

/** Cases whose lines are put together: there may be a quarter of a million. */
const AT_ONCE = 1000;

/** One line a case. */
export async function printList(choice: Choice, flags: ListFlags): Promise<void> {
  const cases = await listCases(choice, flags);
  for (let from = 0; from < cases.length; from += AT_ONCE) {
    const some = cases.slice(from, from + AT_ONCE);
    if (flags.json) print(jsonLines(some.map((each) => each.json())));
    else sayAll(some.map(({ id, requires }) => (flags.requires ? [id, ...requires].join(' ') : id)));
  }
}
