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
    const iface = openReading(name, kinds).interface;
    const { commands, events, types } = iface;
    if ([commands, events, types].every((each) => Object.keys(each).length === 0))
      throw new Error(
        'expected a document that defines something, and this one defines nothing: give another',
      );
    return iface;
  } catch (error) {
    throw new UsageError(`--docs ${name}: ${(error as Error).message}`);
  }
}
