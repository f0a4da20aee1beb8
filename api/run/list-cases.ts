/** The cases for a target, without running them. */
import { unmetNeed } from '../../harness/run/requirements.js';
import type { Case } from '../../suites/case.js';
import { requirementsOf } from '../../suites/requires.js';
import { prepare } from '../campaign.js';
import type { Choice, TargetFlags } from '../choice.js';
import { documentsFor } from '../documents.js';
import { manualsOf } from '../manual/beside.js';
import { allCases, selectedCases } from '../plan.js';
import { scenariosFrom } from '../scenarios-from.js';
import { type SelectionFlags, selectionOf } from '../selection.js';
import { Wording } from '../wording.js';

export interface ListedCase {
  id: string;
  /** Features of the machine and of the build (`suites/features.ts`). */
  requires: readonly string[];
  /** The case for programs: title, basis, level, citations, and why it cannot be tried, if so. */
  json(): object;
}

/** `quote`: citations with their words, where the document is at hand. */
export async function listCases(
  choice: Choice,
  flags: TargetFlags & SelectionFlags & { quote?: boolean },
): Promise<ListedCase[]> {
  const campaign = await prepare(choice, flags, 0);
  try {
    const { profile, may, scratch } = campaign;
    const { documents } = await documentsFor(flags.docs, profile, manualsOf(choice, flags));
    const wording = new Wording(flags.quote ? documents : []);
    await wording.ready;
    const own = await scenariosFrom(flags.cases, flags.allowDenylisted);
    const cases = selectedCases(allCases(profile, documents, scratch, own), selectionOf(flags));
    return cases.map((each: Case) => {
      const { id, title, basis, level, cites, needs } = each;
      const requires = requirementsOf(needs);
      const json = () => {
        const unmet = unmetNeed(each, profile, may);
        const shown = { id, title, basis, level, cites: wording.quote(cites), requires, ...(unmet ?? {}) };
        return shown;
      };
      return { id, requires, json };
    });
  } finally {
    await campaign.close();
  }
}
