/** The shipped catalogs as the history of QEMU's interface. */
import { listCatalogs, loadCatalog } from './catalogs.js';
import type { Edition } from './compare/history.js';

let editions: Edition[] | null = null;

/** Loaded when first asked for; catalogs of parts of an interface are no editions. */
export function history(): readonly Edition[] {
  editions ??= listCatalogs().flatMap(({ id, program, version }) =>
    program === undefined || version === null ? [] : [{ program, version, iface: loadCatalog(id) }],
  );
  return editions;
}
