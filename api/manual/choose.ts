/** Which of the manuals that lie beside a program is that of the program: pure. */
import type { CatalogProgram } from '../../schema/catalogs.js';
import { compareReleases } from '../../schema/compare/release.js';

/** What is known of a target: what a manual must be of. */
export interface Wanted {
  program: CatalogProgram;
  /** As greeted. */
  version: string;
}

/** What a file turned out to be. */
export type Seen = { program: CatalogProgram; version: string | null } | { unusable: string };

/** Why the manual is not used, as a clause after its path; null when it is the target's own. */
export function rejection(seen: Seen, { program, version }: Wanted): string | null {
  if ('unusable' in seen) return `it cannot be read: ${seen.unusable}`;
  if (seen.program !== program) return `it is the manual of ${seen.program}`;
  if (seen.version === null) return 'it does not state its release';
  return compareReleases(seen.version, version) === 0
    ? null
    : `it is of QEMU ${seen.version}, and the target is ${version}`;
}
