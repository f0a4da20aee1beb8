import { openReading } from '../../../api/reading.js';
import type { Reading } from '../../../schema/sources/text/entity.js';
import { UsageError } from '../../exit.js';

/** Throws {@link UsageError} when it cannot be read. */
export function openNamed(name: string): Reading {
  try {
    return openReading(name);
  } catch (error) {
    throw new UsageError(`${name}: ${(error as Error).message}`);
  }
}
