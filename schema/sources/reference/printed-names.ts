/** Names in running text: print has blanks where commands and events have underscores. */
import type { Line } from '../text/lines.js';

/** Only a hostile document names more; they would make one huge pattern. */
const MOST = 2000;

/** Gives a function that puts the underscores of these names back. */
export function underscoreMender(names: Iterable<string>): (line: Line) => Line {
  const printed = new Map<string, string>();
  for (const name of names) {
    if (/^[A-Za-z0-9-]+(?:_[A-Za-z0-9-]+)+$/.test(name) && printed.size < MOST)
      printed.set(name.replaceAll('_', ' '), name);
  }
  if (printed.size === 0) return (line) => line;
  // The longer first: BLOCK IO ERROR before BLOCK IO.
  const longest = [...printed.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`(?<![A-Za-z0-9-])(?:${longest.join('|')})(?![A-Za-z0-9-])`, 'g');
  return ({ line, text }) => ({ line, text: text.replace(pattern, (name) => printed.get(name) ?? name) });
}
