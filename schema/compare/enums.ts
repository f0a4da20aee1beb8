/** Values of an enum that a client may send. What is received may have fewer and more (newer servers add values). */
import type { EnumType } from '../model.js';
import { announcement, announcing, type Difference, type Path, spell } from './difference.js';

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
    .map((value) => {
      const condition = documented.valueConditions?.[value];
      const since = documented.valueSince?.[value];
      return {
        rule: 'send/value-kept',
        path,
        message: `${spell(path)} is documented to take ${value}, and the server does not`,
        absent: { type: name, name: value },
        ...announcing(announcement(value, documented.valueFeatures?.[value])),
        ...(condition === undefined ? {} : { condition }),
        ...(since === undefined ? {} : { since }),
      };
    });
}
