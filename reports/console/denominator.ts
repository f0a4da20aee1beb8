/** The denominator: every listed case under one of the five outcomes, per area. */
import { noOutcomes, OUTCOMES, type OutcomeCounts, total } from '../summary/tally.js';
import { count } from '../text/numbers.js';
import { excerpt } from '../text/visible.js';
import type { Style } from './style.js';

/** Column heads where there is no room for the words themselves. */
const SHORT: Record<string, string> = { inapplicable: 'n/a', blocked: 'block', unreached: 'unrun' };
const GAP = 2;
const LONGEST_AREA = 24;

/** A table: areas down, listed and the outcomes across, their sums last; and a remark where cases are missing. */
export function denominatorLines(
  areas: ReadonlyMap<string, OutcomeCounts>,
  listed: number,
  { paint, width }: Style,
): string[] {
  const sums = noOutcomes();
  for (const counts of areas.values()) for (const outcome of OUTCOMES) sums[outcome] += counts[outcome];
  const rows = [...areas, ['in all', sums] as const].map(([area, counts]) => [
    excerpt(area, LONGEST_AREA),
    ...[total(counts), ...OUTCOMES.map((outcome) => counts[outcome])].map(count),
  ]);
  const long = ['area', 'listed', ...OUTCOMES];
  const widths = columnWidths(long, rows);
  const fits = widths.reduce((sum, w) => sum + w + GAP, 0) - GAP <= width;
  const head = fits ? long : long.map((word) => SHORT[word] ?? word);
  const lines = align(head, rows);
  const missing = listed - total(sums);
  return [
    paint.dim(lines[0] as string),
    ...lines.slice(1, -1),
    paint.bold(lines.at(-1) as string),
    ...(missing === 0
      ? []
      : [paint.red(`${count(missing)} of ${count(listed)} listed cases have no result.`)]),
  ];
}

function columnWidths(head: readonly string[], rows: readonly (readonly string[])[]): number[] {
  return head.map((word, i) => Math.max(word.length, ...rows.map((row) => (row[i] as string).length)));
}

/** The first column to the left, numbers to the right. */
function align(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = columnWidths(head, rows);
  return [head, ...rows].map((row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] as number) : cell.padStart(widths[i] as number)))
      .join(' '.repeat(GAP)),
  );
}
