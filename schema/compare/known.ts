/** What the documents know of a part of an interface, each for itself. */
import type { Interface, Members, TypeRef } from '../model.js';
import type { Bench, Lack } from './lack.js';
import { ownersAt, type Part, partAt } from './part.js';
import { compareReleases } from './release.js';

export interface KnownChange {
  iface: Interface;
  part: Part;
}

/** By those that have it: the two themselves, then what else is known of the program, up to the later version. */
export function knownParts(
  place: Pick<Lack, 'kind' | 'entity' | 'list' | 'path' | 'value'>,
  { before, after, release, program, history }: Omit<Bench, 'ordered'>,
): KnownChange[] {
  const editions = history().filter(
    (edition) => edition.program === program && (compareReleases(edition.version, release) ?? 1) <= 0,
  );
  const all = [before, ...(after === null ? [] : [after]), ...editions.map(({ iface }) => iface)];
  return all.flatMap((iface) => {
    const part = partIn(iface, place);
    return part === null ? [] : [{ iface, part }];
  });
}

/** Null where the document does not have it. */
export function partIn(
  iface: Interface,
  { kind, entity, list, path, value }: Pick<Lack, 'kind' | 'entity' | 'list' | 'path' | 'value'>,
): Part | null {
  if (!Object.hasOwn(iface[kind], entity)) return null;
  const found = iface[kind][entity];
  if (found === undefined) return null;
  const { features = [], condition, since } = found;
  if (list === 'itself') {
    return {
      features,
      ...(condition === undefined ? {} : { condition }),
      ...(since === undefined ? {} : { since }),
    };
  }
  return partAt(iface, listOf(found, list), path, value);
}

/** The names by which the document calls the types that may have it. */
export function ownersIn(
  iface: Interface,
  { kind, entity, list, path, value }: Pick<Lack, 'kind' | 'entity' | 'list' | 'path' | 'value'>,
): string[] {
  const found = Object.hasOwn(iface[kind], entity) ? iface[kind][entity] : undefined;
  if (found === undefined || list === 'itself') return [];
  return ownersAt(iface, listOf(found, list), path, value);
}

function listOf(entity: object, list: Exclude<Lack['list'], 'itself'>): Lists {
  const lists = entity as { arguments?: Lists; returns?: Lists; data?: Lists };
  return lists[list] ?? null;
}

type Lists = Members | TypeRef | null;
