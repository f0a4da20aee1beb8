/** Names of targets where there is little room. */

/** What is left of names when the words that all begin with are taken away: `5.2.0`, `7.2.22`. */
export function shortNames(names: readonly string[]): string[] {
  const words = names.map((name) => name.split(' '));
  const [first = []] = words;
  const shortest = Math.min(first.length, ...words.map(({ length }) => length));
  let shared = 0;
  while (shared < shortest - 1 && words.every((each) => each[shared] === first[shared])) shared++;
  return words.map((each) => each.slice(shared).join(' '));
}
