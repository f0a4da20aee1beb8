/** A value as ajv understands it. */
import { SpelledNumber } from '../json.js';

/**
 * The same value; where it holds spelled numbers, which ajv would take for objects, a copy with bigints in their place,
 * which are of no type that a schema knows: numbers of ours are never written like that, and elsewhere anything goes.
 */
export function plainView(value: unknown): unknown {
  return holdsSpelled(value) ? copy(value) : value;
}

/** Whether a number in it is one that JavaScript would spell in another way. */
export function holdsSpelled(value: unknown): boolean {
  const left = [value];
  while (left.length > 0) {
    const at = left.pop();
    if (at instanceof SpelledNumber) return true;
    if (typeof at === 'object' && at !== null) for (const inner of Object.values(at)) left.push(inner);
  }
  return false;
}

function copy(value: unknown): unknown {
  if (value instanceof SpelledNumber) return 0n;
  if (Array.isArray(value)) return value.map(copy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, copy(inner)]));
}
