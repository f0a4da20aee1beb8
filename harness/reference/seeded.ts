/** Choices for generated replies: the same for the same seed and place, different elsewhere. */
import type { ValueOptions } from '../../generators/valid-value.js';

/** Fills in about half of the optional members, and names strings after their member. */
export function seededOptions(seed: number, command: string): Required<ValueOptions> {
  const at = (path: readonly string[]) => hash(`${seed}/${command}/${path.join('/')}`);
  return {
    string: (path) => `${path.at(-1) ?? command}-${(at(path) & 0xfff).toString(16)}`,
    optional: (path) => (at(path) & 1) === 1,
  };
}

/** FNV-1a, 32 bits, with its bits mixed once more since the lowest one alone decides. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
}
