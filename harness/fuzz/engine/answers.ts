/** What a run learnt: its answers, and the steps that made a difference. Merged into the whole in the order of runs. */

import { acts } from '../../../schema/qemu/effects.js';
import type { FindingStep } from '../../finding.js';
import type { Corpus } from '../guide/corpus.js';
import type { FuzzCoverage } from '../guide/coverage.js';
import { waysOf } from '../guide/feature.js';
import { commandOf } from '../play/step.js';

export interface Answer {
  step: FindingStep;
  features: readonly string[];
  succeeded: boolean;
}

/** Steps that an entry of the corpus has at most: what came long before has seldom to do with it. */
const REACH = 12;

/** What is kept of a run until those before it are merged. */
export interface Learnt {
  answers: readonly Answer[];
  /** The request that ended it. */
  culprit: FindingStep | null;
}

export function merge({ answers, culprit }: Learnt, coverage: FuzzCoverage, corpus: Corpus): void {
  if (culprit) coverage.blame(waysOf(culprit));
  const done: FindingStep[] = [];
  for (const { step, features, succeeded } of answers) {
    const command = commandOf(step) as string;
    if (succeeded && acts(command)) done.push(step);
    const fresh = features.filter((feature) => !coverage.has(feature));
    if (!coverage.add(command, features, succeeded) || !succeeded || !acts(command)) continue;
    corpus.add({ steps: done.slice(-REACH).map(({ together: _, ...alone }) => alone), features: fresh });
  }
}
