/** A document as a command line names it. */

import type { Interface } from '../schema/model.js';
import type { Reading } from '../schema/sources/text/entity.js';
import { openReading } from './reading.js';
import { UsageError } from './usage-error.js';

export type { Interface };

/** Throws {@link UsageError} when it cannot be read. */
export function openNamed(name: string): Reading {
  try {
    return openReading(name);
  } catch (error) {
    throw new UsageError(`${name}: ${(error as Error).message}`);
  }
}
