/** A `--grep` pattern (`*` one part, `**` any number) that selects a group of case ids. */

type Path = readonly string[];

/** The parts that both paths have, in order: their longest common subsequence. */
function common(a: Path, b: Path): Path {
  // best[i][j]: of a from i on and b from j on.
  const best: Path[][] = Array.from({ length: a.length + 1 }, () => new Array(b.length + 1).fill([]));
  const at = (i: number, j: number) => best[i]?.[j] ?? [];
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const [down, right] = [at(i + 1, j), at(i, j + 1)];
      const longer = down.length >= right.length ? down : right;
      (best[i] as Path[])[j] = a[i] === b[j] ? [a[i] as string, ...at(i + 1, j + 1)] : longer;
    }
  }
  return at(0, 0);
}

/** How many parts of `path` lie before, between and after those of `anchors`, which it contains in order. */
function gaps(path: Path, anchors: Path): number[] {
  const sizes: number[] = [];
  let from = 0;
  for (const anchor of anchors) {
    const place = path.indexOf(anchor, from);
    sizes.push(place - from);
    from = place + 1;
  }
  return [...sizes, path.length - from];
}

/**
 * A pattern that matches every id, made of the parts that they have in common; it may match others, too.
 * Null when they have none, because then it would match everything.
 */
export function patternOf(ids: readonly string[]): string | null {
  const [first] = ids;
  if (first === undefined) return null;
  // One path at a time: there may be a hundred thousand.
  let anchors: Path = first.split('/');
  for (const id of ids) if (anchors.length > 0) anchors = common(anchors, id.split('/'));
  if (anchors.length === 0) return null;
  const sizes = gaps(first.split('/'), anchors);
  const same = sizes.map(() => true);
  for (const id of ids)
    for (const [i, size] of gaps(id.split('/'), anchors).entries()) if (size !== sizes[i]) same[i] = false;
  const wild = sizes.map((size, i) => (same[i] ? new Array<string>(size).fill('*') : ['**']));
  return [
    ...(wild[0] as string[]),
    ...anchors.flatMap((anchor, i) => [anchor, ...(wild[i + 1] as string[])]),
  ].join('/');
}
