/** Two runs compared, case by case and by what is known of the interfaces of their targets. */

import { type Adjudicated, adjudicate } from '../../schema/compare/adjudicate.js';
import { changesBetween } from '../../schema/compare/changes.js';
import { programNamed } from '../../schema/compare/program.js';
import { compareReleases } from '../../schema/compare/release.js';
import { history } from '../../schema/editions.js';
import type { Interface } from '../../schema/model.js';
import type { StoredRun } from '../stored/read.js';
import { shownVersion } from '../text/phrases.js';
import { type CaseChange, caseChanges } from './cases.js';

export interface Comparison {
  before: StoredRun;
  after: StoredRun;
  /** Null where no catalog is of the version of one of them. */
  entities: Adjudicated[] | null;
  cases: CaseChange[];
  /** How many changes break something unannounced. */
  broken: number;
}

export function compareRuns(before: StoredRun, after: StoredRun): Comparison {
  const entities = entityChanges(before, after);
  const cases = caseChanges(before, after, entities ?? []);
  const own = cases.filter(({ follows }) => !follows);
  const broken = [...(entities ?? []), ...own].filter(({ verdict }) => verdict === 'unannounced').length;
  return { before, after, entities, cases, broken };
}

function entityChanges(a: StoredRun, b: StoredRun): Adjudicated[] | null {
  const program = programNamed(b.run.target.kind);
  const [before, after] = [interfaceOf(a), interfaceOf(b)];
  if (program === null || before === null || after === null) return null;
  const sides = { before, after, program, history: history() };
  return changesBetween(before, after).map((change) => adjudicate(change, sides));
}

/** What a server of this program and release says of itself; of an agent, which says nothing, its schema. */
function interfaceOf({ run: { target } }: StoredRun): Interface | null {
  const [program, version] = [programNamed(target.kind), shownVersion(target)];
  const kinds = program === 'qemu-ga' ? ['qapi', 'manpage'] : ['introspection'];
  const found = history().find(
    (edition) =>
      edition.program === program &&
      compareReleases(edition.version, version) === 0 &&
      kinds.includes(edition.iface.document.kind),
  );
  return found?.iface ?? null;
}
