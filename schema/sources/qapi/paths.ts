/** Paths of included files, relative to the main file: pure text, whatever the system. */

/** `name` as written in `from`, which is itself relative to the main file (undefined: the main file). */
export function includedPath(from: string | undefined, name: string): string {
  const parts = from === undefined ? [] : from.split('/').slice(0, -1);
  for (const part of name.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
