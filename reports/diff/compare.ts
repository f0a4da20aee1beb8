/** Two runs compared, case by case and by what is known of the interfaces of their targets. */

import { type Adjudicated, adjudicate } from '../../schema/compare/adjudicate.js';
import { changesBetween } from '../../schema/compare/changes.js';
import { history } from '../../schema/editions.js';
import type { KeptRun } from '../stored/kept.js';
import { type CaseChange, caseChanges } from './cases.js';
import { interfaceOf, programOfRun } from './interface.js';

export interface Comparison {
  before: KeptRun;
  after: KeptRun;
  /** Null where one of them holds no interface, and no catalog is of its version. */
  entities: Adjudicated[] | null;
  cases: CaseChange[];
  /** How many changes break something unannounced. */
  broken: number;
}

export function compareRuns(before: KeptRun, after: KeptRun): Comparison {
  const entities = entityChanges(before, after);
  const cases = caseChanges(before, after, entities ?? []);
  const own = cases.filter(({ follows }) => !follows);
  const broken = [...(entities ?? []), ...own].filter(({ verdict }) => verdict === 'unannounced').length;
  return { before, after, entities, cases, broken };
}

function entityChanges(a: KeptRun, b: KeptRun): Adjudicated[] | null {
  const [before, after] = [interfaceOf(a), interfaceOf(b)];
  if (before === null || after === null) return null;
  const sides = { before, after, program: programOfRun(b, after), history: history() };
  return changesBetween(before, after).map((change) => adjudicate(change, sides));
}
