/** What changed between two targets, as the page shows it: by row of the matrix. */

import type { RunRecord } from '../../harness/results.js';
import type { CaseChange } from '../diff/cases.js';
import type { Comparison } from '../diff/compare.js';
import { excerpt } from '../text/visible.js';
import { CHANGE_VERDICTS, type Compared } from './data.js';
import { subjectKey } from './model/subject.js';

const LONGEST = 500;

export function comparedOf(
  { before, after, entities, cases }: Comparison,
  placeOf: (run: RunRecord) => number,
): Compared {
  const changes = [
    ...(entities ?? []).map(({ kind, entity, verdict, message, because }) => ({
      ...{ subject: `${kind === 'commands' ? 'command' : 'event'}/${entity}`, verdict },
      ...{ message: excerpt(message, LONGEST), because: excerpt(because, LONGEST) },
    })),
    ...cases.filter(isNews).map((change) => ({
      ...{ subject: subjectKey(change.id), verdict: change.verdict },
      ...{ message: caseMessage(change), because: excerpt(change.because, LONGEST) },
    })),
  ].sort((a, b) => CHANGE_VERDICTS.indexOf(a.verdict) - CHANGE_VERDICTS.indexOf(b.verdict));
  return { before: placeOf(before.run), after: placeOf(after.run), byDocuments: entities !== null, changes };
}

/** Cases that only come or go with what they are about are told by the change of the interface. */
function isNews({ kind, follows }: CaseChange): boolean {
  return !follows && (kind === 'outcome' || kind === 'finding');
}

function caseMessage({ id, before, after }: CaseChange): string {
  return excerpt(`${id}: ${before} → ${after}`, LONGEST);
}
