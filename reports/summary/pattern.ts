/** A `--grep` pattern (`*` one part, `**` any number) that selects a group of case ids. */

function commonLength(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

/**
 * The narrowest such pattern that matches every id; it may match others, too.
 * Null when the ids have no part in common, because then it would match everything.
 */
export function patternOf(ids: readonly string[]): string | null {
  const paths = ids.map((id) => id.split('/'));
  const first = paths[0];
  if (first === undefined) return null;
  const pattern = paths.every((path) => path.length === first.length)
    ? first.map((part, i) => (paths.every((path) => path[i] === part) ? part : '*'))
    : betweenEnds(paths, first);
  return pattern.every((part) => part.startsWith('*')) ? null : pattern.join('/');
}

/** Paths of different lengths: what they begin and end with, and `**` for all between. */
function betweenEnds(paths: readonly string[][], first: readonly string[]): string[] {
  const shortest = Math.min(...paths.map((path) => path.length));
  const head = Math.min(...paths.map((path) => commonLength(path, first)));
  const reversed = first.toReversed();
  const tail = Math.min(shortest - head, ...paths.map((path) => commonLength(path.toReversed(), reversed)));
  return [...first.slice(0, head), '**', ...first.slice(first.length - tail)];
}
