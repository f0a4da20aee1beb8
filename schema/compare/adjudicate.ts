/** Whether the documents allowed or announced a change. */
import type { CatalogProgram } from '../catalogs.js';
import type { Interface } from '../model.js';
import type { Change } from './changes.js';
import type { Edition } from './history.js';
import { judge } from './judge.js';
import { knownParts } from './known.js';

/**
 * `compatible`: the rules allow it. `deprecated`: nothing changed yet, and clients are told that it will. `announced`: it
 * breaks a rule, and clients were told. `unannounced`: they were not.
 */
export type ChangeVerdict = 'compatible' | 'deprecated' | 'announced' | 'unannounced';

export interface Adjudicated extends Change {
  verdict: ChangeVerdict;
  /** One clause: which document says what. */
  because: string;
}

export interface ChangeSides {
  before: Interface;
  after: Interface;
  /** Null where nobody knows: then only the two documents themselves are asked. */
  program: CatalogProgram | null;
  history: readonly Edition[];
}

export function adjudicate(change: Change, { before, after, program, history }: ChangeSides): Adjudicated {
  const { rule } = change;
  const says = (verdict: ChangeVerdict, because: string): Adjudicated => ({ ...change, verdict, because });
  if (change.deprecation) return says('deprecated', `${after.document.id} says so`);
  const release = after.document.version;
  const bench = { before, after, release, ordered: true, program, history: () => history };
  if (rule === null) {
    const having = knownParts(change, bench);
    const since = having.find(({ part }) => part.since !== undefined);
    const already = having.some(({ part }) => part.features.includes('deprecated'));
    const because = [
      since === undefined
        ? 'what is added breaks nobody'
        : `${since.iface.document.id} says since ${since.part.since}`,
      ...(already ? ['it is deprecated already'] : []),
    ].join('; ');
    return says('compatible', because);
  }
  const { verdict, because } = judge({ ...change, rule }, bench) ?? UNANNOUNCED;
  return says(verdict, because);
}

const UNANNOUNCED = {
  verdict: 'unannounced',
  because: 'no document that we know deprecates it, and none says that it was removed',
} as const;
