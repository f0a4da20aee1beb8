/** Where in the arguments a value stands, and what an error calls it. */
export interface ArgumentPath {
  /** `file.filename`, `actions[0].data`; empty for the arguments themselves. */
  full: string;
  /** The innermost member's name; `null` (so QEMU prints it) for an element of a list. */
  last: string;
}

export const ROOT: ArgumentPath = { full: '', last: 'null' };

export function memberPath(path: ArgumentPath, name: string): ArgumentPath {
  return { full: path.full === '' ? name : `${path.full}.${name}`, last: name };
}

export function elementPath(path: ArgumentPath, index: number): ArgumentPath {
  return { full: `${path.full}[${index}]`, last: 'null' };
}
