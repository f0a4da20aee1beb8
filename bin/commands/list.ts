import { Command } from 'commander';
import { prepare } from '../../api/campaign.js';
import { documentsFor } from '../../api/documents.js';
import { manualsOf } from '../../api/manual/beside.js';
import { allCases, selectedCases } from '../../api/plan.js';
import { scenariosFrom } from '../../api/scenarios-from.js';
import { Wording } from '../../api/wording.js';
import { unmetNeed } from '../../harness/run/needs.js';
import { jsonLines } from '../../reports/text/rendered.js';
import type { JsonValue } from '../../schema/json.js';
import type { Case } from '../../suites/case.js';
import { requirementsOf } from '../../suites/requires.js';
import { type SelectionFlags, selectionOf, type TargetFlags, withSelection, withTarget } from '../options.js';
import { print, sayAll } from '../print.js';
import { type Choice, chooseTargets } from '../targets.js';

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
      'after each id what the case requires of the target, of its machine and of its build',
    )
    .option('--quote', 'with --json: also the words that are cited, where the document itself is at hand')
    .action(async (words: string[], flags: ListFlags) => {
      for (const choice of chooseTargets(words, flags)) await printList(choice, flags);
    });
}

/** One line a case: its id, or what a program wants to know of it. */
export async function printList(choice: Choice, flags: ListFlags): Promise<void> {
  const campaign = await prepare(choice, flags, 0);
  try {
    const { documents } = await documentsFor(flags.docs, campaign.knowledge, manualsOf(choice, flags));
    const wording = new Wording(flags.quote ? documents : []);
    await wording.ready;
    const cases = selectedCases(
      allCases(
        campaign.knowledge,
        documents,
        campaign.scratch,
        await scenariosFrom(flags.cases, flags.allowDenylisted),
      ),
      selectionOf(flags),
    );
    const spell = ({ id, needs }: Case) => (flags.requires ? [id, ...requirementsOf(needs)].join(' ') : id);
    if (!flags.json) return sayAll(cases.map(spell));
    const lines = cases.map((c) => {
      const { id, title, basis, level, cites } = c;
      const requires = requirementsOf(c.needs);
      const unmet = unmetNeed(c, campaign.knowledge, campaign.may);
      return { id, title, basis, level, cites: wording.quote(cites), requires, ...(unmet ?? {}) };
    });
    print(jsonLines(lines as unknown as JsonValue[]));
  } finally {
    await campaign.close();
  }
}
