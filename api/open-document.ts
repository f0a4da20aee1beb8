/** A document that somebody names. */
import type { DocumentKind, Interface } from '../schema/model.js';
import { openReading } from './reading.js';
import { UsageError } from './usage-error.js';

/**
 * The document of that name: the id of a catalog, short (`qemu-10.0`) or whole, a file, or a directory with a QAPI
 * schema. `kinds` tells which one a short id means, where there are several. Throws UsageError.
 */
export function openDocument(name: string, kinds?: readonly DocumentKind[]): Interface {
  try {
    return openReading(name, kinds).interface;
  } catch (error) {
    throw new UsageError(`--docs ${name}: ${(error as Error).message}`);
  }
}
