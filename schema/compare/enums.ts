/** Values of an enum that a client may send. What is received may have fewer and more (newer servers add values). */
import type { EnumType } from '../model.js';
import { type Difference, type Path, spell } from './difference.js';

/** Null values are those that a document lost: not compared. */
export function valueDifferences(
  name: string,
  documented: EnumType,
  actual: EnumType,
  path: Path,
): Difference[] {
  if (actual.values === null) return [];
  const accepted = new Set(actual.values);
  return (documented.values ?? [])
    .filter((value) => !accepted.has(value))
    .map((value) => ({
      rule: 'send/value-kept',
      path,
      message: `${spell(path)} is documented to take ${value}, and the server does not`,
      absent: { type: name, name: value },
    }));
}
