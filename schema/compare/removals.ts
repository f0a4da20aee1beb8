/** What QEMU's lists of deprecated and removed features announce of a change between two releases. */
import type { Removal } from '../qemu/removal.js';
import { REMOVALS } from '../qemu/removed.js';
import { type Difference, spell } from './difference.js';
import { compareReleases } from './release.js';

/**
 * The entry that announces what is gone between two versions (`to` null: by now); null when there is none. A path that
 * ends in a value is that of a member and of a value of it: entries about members alone do not meet it.
 */
export function announcedRemoval(
  entity: string,
  path: string,
  to: string | null,
  endsInValue = false,
): Removal | null {
  const names = (pattern: string) =>
    pattern.endsWith('*') ? entity.startsWith(pattern.slice(0, -1)) : pattern === entity;
  const ends = (end: string) =>
    (path === end || path.endsWith(`.${end}`)) && (!endsInValue || end.includes('.'));
  return (
    REMOVALS.find(
      (each) =>
        each.entities.some(names) &&
        (each.paths === undefined ? path === '' : each.paths.some(ends)) &&
        isGone(each, to),
    ) ?? null
  );
}

/** The entry of what a mandatory member came in place of. */
export function announcedSuccessor(entity: string, path: string, to: string | null): Removal | null {
  return (
    REMOVALS.find(
      (each) => each.entities.includes(entity) && each.instead?.includes(path) && isGone(each, to),
    ) ?? null
  );
}

/** What is deprecated, and still there as far as is known, may be gone from the next release on. */
function isGone({ deprecated, removed }: Removal, by: string | null): boolean {
  if (removed !== undefined) return (compareReleases(removed, by) ?? 0) <= 0;
  return by !== null && (compareReleases(deprecated, by) ?? 0) < 0;
}

/** `QEMU's manual: deprecated since 8.1, removed in 9.0`. */
export function removalText({
  deprecated,
  removed,
  says = "QEMU's manual",
}: Pick<Removal, 'deprecated' | 'removed' | 'says'>): string {
  const facts = [
    ...(deprecated === undefined ? [] : [`deprecated since ${deprecated}`]),
    ...(removed === undefined ? [] : [`removed in ${removed}`]),
  ];
  return `${says}: ${facts.join(', ')}`;
}

/** The spelled path that the lists go by: the value of an enum last. */
export function removalPath(path: Difference['path'], value?: string): string {
  return [...(path.length === 0 ? [] : [spell(path)]), ...(value === undefined ? [] : [value])].join('.');
}
