/** What the documents of several versions tell together: what was removed, deprecated, or depends on the build. */
import type { CatalogProgram } from '../catalogs.js';
import type { Condition, DefinedType, Interface } from '../model.js';
import { compareReleases } from './release.js';

/** One version's whole interface of one program. */
export interface Edition {
  program: CatalogProgram;
  version: string;
  iface: Interface;
}

export type EntityKind = 'commands' | 'events';

/**
 * The edition that shows an entity removed before or in the release of `version`: the nearest one not newer lacks it, or
 * there is none that old and the next newer lacks it, so that it may be gone already. Null when nothing shows it.
 */
export function removal(
  history: readonly Edition[],
  kind: EntityKind,
  name: string,
  program: CatalogProgram,
  version: string,
): Edition | null {
  const editions = history.filter((e) => e.program === program).sort(byVersion);
  const until = editions.filter((e) => (compareReleases(e.version, version) ?? 1) <= 0);
  const after = editions.filter((e) => (compareReleases(e.version, version) ?? 0) > 0);
  const has = (edition: Edition) => Object.hasOwn(edition.iface[kind], name);
  const nearest = until.at(-1);
  // Of the same release the people's document and the program's own word may differ by the build: one that has it counts.
  const same = until.filter((e) => compareReleases(e.version, nearest?.version) === 0);
  if (nearest && !same.some(has)) return nearest;
  if (nearest && compareReleases(nearest.version, version) === 0) return null;
  const next = after[0];
  return next && !after.filter((e) => compareReleases(e.version, next.version) === 0).some(has) ? next : null;
}

/** The newest edition of the program that has the entity. */
export function lastWith(
  history: readonly Edition[],
  kind: EntityKind,
  name: string,
  program: CatalogProgram,
): Edition | null {
  const having = history.filter((e) => e.program === program && Object.hasOwn(e.iface[kind], name));
  return having.sort(byVersion).at(-1) ?? null;
}

/** The condition under which any edition has the entity. */
export function conditionOf(
  history: readonly Edition[],
  kind: EntityKind,
  name: string,
): { edition: Edition; condition: Condition } | null {
  return firstOf(history, ({ iface }) =>
    Object.hasOwn(iface[kind], name) ? iface[kind][name]?.condition : undefined,
  );
}

/** The condition under which any edition has the member or value `name` of the type. */
export function partCondition(
  history: readonly Edition[],
  type: string,
  name: string,
): { edition: Edition; condition: Condition } | null {
  return firstOf(history, ({ iface }) => {
    const part: DefinedType | undefined = Object.hasOwn(iface.types, type) ? iface.types[type] : undefined;
    return part?.kind === 'enum' ? part.valueConditions?.[name] : part?.members[name]?.condition;
  });
}

function firstOf(
  history: readonly Edition[],
  condition: (edition: Edition) => Condition | undefined,
): { edition: Edition; condition: Condition } | null {
  for (const edition of history) {
    const found = condition(edition);
    if (found !== undefined) return { edition, condition: found };
  }
  return null;
}

function byVersion(a: Edition, b: Edition): number {
  return compareReleases(a.version, b.version) ?? 0;
}
