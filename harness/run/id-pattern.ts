/** Patterns on ids: `*` stands for one part, `**` for any number of them, and within a part `*` for any text. Pure. */

export type IdPattern = Pick<RegExp, 'test'>;

/** Files of others have such patterns, and targets name what stands in ids: the time is that of the lengths, multiplied. */
export function idPattern(pattern: string): IdPattern {
  const parts = pattern.split('/');
  return {
    test: (id) => fits(parts, id.split('/'), (part) => part === '**', partFits),
  };
}

const partFits = (pattern: string, part: string) =>
  pattern === '*' ||
  pattern === part ||
  (pattern.includes('*') &&
    fits(
      [...pattern],
      [...part],
      (char) => char === '*',
      (wanted, char) => wanted === char,
    ));

/**
 * Whether the things are as wanted, one by one, where a wild one stands for any number of them. Only the last wild one
 * met need ever be tried with more: what the ones before took leaves the most to those after.
 */
function fits<T>(
  wanted: readonly T[],
  things: readonly T[],
  wild: (one: T) => boolean,
  same: (one: T, thing: T) => boolean,
): boolean {
  let next = 0;
  let at = 0;
  let retry: { next: number; at: number } | null = null;
  while (at < things.length) {
    const one = wanted[next];
    if (one !== undefined && wild(one)) {
      retry = { next: ++next, at };
    } else if (one !== undefined && same(one, things[at] as T)) {
      next++;
      at++;
    } else if (retry !== null) {
      next = retry.next;
      at = ++retry.at;
    } else return false;
  }
  return wanted.slice(next).every(wild);
}
