/** What QEMU's lists of deprecated and removed features announce of a change between two releases. */
import { LOOSE_TYPES, type Looseness, REMOVALS, type Removal } from '../qemu/removed.js';
import { type Difference, spell } from './difference.js';
import { compareReleases } from './release.js';

/** The entry that announces what is gone between two versions (`to` null: by now); null when there is none. */
export function announcedRemoval(entity: string, path: string, to: string | null): Removal | null {
  const names = (pattern: string) =>
    pattern.endsWith('*') ? entity.startsWith(pattern.slice(0, -1)) : pattern === entity;
  const ends = (end: string) => path === end || path.endsWith(`.${end}`);
  return (
    REMOVALS.find(
      ({ entities, paths, removed }) =>
        entities.some(names) &&
        (paths === undefined ? path === '' : paths.some(ends)) &&
        (compareReleases(removed, to) ?? 0) <= 0,
    ) ?? null
  );
}

/** `QEMU's manual: deprecated since 8.1, removed in 9.0`. */
export function removalText({ deprecated, removed, says = "QEMU's manual" }: Removal): string {
  return `${says}: ${deprecated === undefined ? '' : `deprecated since ${deprecated}, `}removed in ${removed}`;
}

/** The spelled path that the lists go by: the value of an enum last. */
export function removalPath(path: Difference['path'], value?: string): string {
  return [...(path.length === 0 ? [] : [spell(path)]), ...(value === undefined ? [] : [value])].join('.');
}

/** Where a command takes values of other JSON types in `from` and no longer in `to`. */
export function strictSince(command: string, from: string | null, to: string | null): Looseness | null {
  return (
    LOOSE_TYPES.find(
      (each) =>
        each.command === command &&
        (compareReleases(from, each.removed) ?? 0) < 0 &&
        (compareReleases(to, each.removed) ?? -1) >= 0,
    ) ?? null
  );
}
