/** Why cases were not tried, each reason once. */
import type { Outcome } from '../../suites/case.js';
import { CauseShapes } from './shape.js';
import type { CaseResult } from './standing.js';

export interface Reason {
  outcome: Outcome;
  /** As the first case gave it. */
  reason: string;
  /** How many cases gave it, in any wording of the same shape. */
  cases: number;
  /** The wordings differ in names or numbers. */
  varies: boolean;
}

/** Kinds of reasons of one outcome that are told apart: real runs have a few hundred. */
const MOST = 5000;
const OTHERS = 'one of many more reasons';

export class Reasons {
  readonly #byOutcome = new Map<Outcome, { shapes: CauseShapes; byShape: Map<string, Reason> }>();

  /** Takes in a case; of one that was tried nothing. */
  add({ id, outcome, reason: given }: Pick<CaseResult, 'id' | 'outcome' | 'reason'>): void {
    if (outcome === 'pass' || outcome === 'fail') return;
    const own = this.#byOutcome.get(outcome) ?? { shapes: new CauseShapes(), byShape: new Map() };
    this.#byOutcome.set(outcome, own);
    const { shapes, byShape } = own;
    const told = given ?? 'no reason given';
    const shape = shapes.of(told, id);
    const isOther = byShape.size >= MOST && !byShape.has(shape);
    const [key, reason] = isOther ? [OTHERS, OTHERS] : [shape, told];
    const known = byShape.get(key);
    if (known === undefined) byShape.set(key, { outcome, reason, cases: 1, varies: false });
    else {
      known.cases++;
      known.varies ||= known.reason !== reason;
    }
  }

  /** Reasons of one outcome, the most frequent first. */
  list(outcome: Outcome): Reason[] {
    return [...(this.#byOutcome.get(outcome)?.byShape.values() ?? [])].sort((a, b) => b.cases - a.cases);
  }
}
