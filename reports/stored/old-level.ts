/** The level of runs from before it was part of their record: `--level` among the words of the command line. */
import type { Level } from '../../suites/case.js';

const BY_WORD: Readonly<Record<string, Level>> = { must: 'MUST', should: 'SHOULD', may: 'MAY' };

/** MUST, unless they say otherwise. */
export function levelOfOptions(options: readonly string[]): Level {
  const words = options.flatMap((word) => (word.startsWith('--level=') ? word.split('=', 2) : [word]));
  const at = words.indexOf('--level');
  return (at < 0 ? undefined : BY_WORD[words[at + 1]?.toLowerCase() ?? '']) ?? 'MUST';
}
