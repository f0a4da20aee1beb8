/** Which cases a mutant's patterns mean, and whether their records show that they have noticed it. */
import type { Mutant } from '../harness/mutants/mutant.js';
import type { CaseRecord } from '../harness/results.js';
import { idPattern } from '../harness/run/id-pattern.js';

/** `a/{b,c}/*` means what `a/b/*` or `a/c/*` means. */
export function means(pattern: string, id: string): boolean {
  const choice = /\{([^}]*)\}/.exec(pattern);
  const [whole, words] = choice ?? [];
  if (whole === undefined || words === undefined) return idPattern(pattern).test(id);
  return words.split(',').some((word) => means(pattern.replace(whole, word), id));
}

type Failure = Pick<CaseRecord, 'id' | 'outcome' | 'findings'>;

/** Whether a record is a failure of the check that the mutant names for this case. */
export function isOwnKill({ kills }: Mutant, { id, outcome, findings }: Failure): boolean {
  if (outcome !== 'fail') return false;
  return Object.entries(kills).some(
    ([pattern, check]) => means(pattern, id) && (check === '' || findings.some((f) => f.check === check)),
  );
}
