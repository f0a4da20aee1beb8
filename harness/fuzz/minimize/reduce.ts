/** Finds a small part of a list that still does it. */

/** Resolves true when these items still do it. */
export type Test<T> = (items: readonly T[]) => Promise<boolean>;

/** Delta debugging: leaves out ever smaller pieces until no single item can be spared. `items` must do it. */
export async function reduce<T>(items: readonly T[], test: Test<T>): Promise<readonly T[]> {
  let kept = items;
  for (let size = Math.ceil(kept.length / 2); kept.length > 1; ) {
    let shrunk = false;
    // From the end: what comes last is mostly what it takes, so the pieces before it go first.
    for (let end = kept.length; end > 0; end -= size) {
      const start = Math.max(0, end - size);
      const rest = [...kept.slice(0, start), ...kept.slice(end)];
      if (rest.length === 0 || !(await test(rest))) continue;
      kept = rest;
      shrunk = true;
    }
    if (size === 1 && !shrunk) break;
    size = shrunk ? Math.min(size, Math.ceil(kept.length / 2)) : Math.ceil(size / 2);
  }
  return kept;
}
