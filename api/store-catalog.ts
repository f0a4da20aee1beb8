/** Documents as catalogs. */
import { writeFileSync } from 'node:fs';
import { writeCatalog } from '../schema/catalog-file.js';
import type { Interface } from '../schema/model.js';
import { UsageError } from './usage-error.js';

export { writeCatalog };

/** Throws UsageError if it cannot be written. */
export function storeCatalog(file: string, iface: Interface): void {
  try {
    writeFileSync(file, writeCatalog(iface));
  } catch (error) {
    throw new UsageError(
      `--out ${file}: it cannot be written (${(error as Error).message}): give another file.`,
    );
  }
}
