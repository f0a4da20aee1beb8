/** What is said around the table: why cases were not tried, what passes unexpectedly, coverage, effort. */
import type { SummaryRecord } from '../../harness/results.js';
import type { ExpectedGroup } from '../summary/expected.js';
import type { Reason } from '../summary/reasons.js';
import { machinesText, type RunTally } from '../summary/run-tally.js';
import { count, plural, spellDuration } from '../text/numbers.js';
import { excerpt } from '../text/visible.js';
import { wrap } from '../text/wrap.js';
import type { Style } from './style.js';

const SHOWN_REASONS = 12;
const SHOWN_IDS = 10;
const INDENT = '  ';

/** Reasons of one outcome with the number of cases each stands for. */
export function reasonLines(reasons: readonly Reason[], { width }: Style): string[] {
  const shown = reasons.slice(0, SHOWN_REASONS);
  const rest = reasons.slice(SHOWN_REASONS).reduce((sum, { cases }) => sum + cases, 0);
  const size = Math.max(...shown.map(({ cases }) => count(cases).length));
  const lines = shown.flatMap(({ outcome, reason, cases, varies }) => {
    const start = `${INDENT}${count(cases).padStart(size)} ${outcome}: `;
    const text = excerpt(reason, width * 2) + (varies ? ' (and the like)' : '');
    return wrap(start, text, width);
  });
  if (rest > 0) lines.push(`${INDENT}${count(rest).padStart(size)} more for other reasons`);
  return lines;
}

/** Known deviations that deviate as listed. */
export function knownLines(groups: readonly ExpectedGroup[], { width }: Style): string[] {
  const size = Math.max(...groups.map(({ cases }) => count(cases).length));
  return groups.flatMap(({ at, reason, cases }) =>
    wrap(`${INDENT}${count(cases).padStart(size)} known: `, excerpt(`${reason} (${at})`, width * 2), width),
  );
}

/** Known deviations that pass: the list is out of date. */
export function staleLines(ids: readonly string[], { paint, width }: Style): string[] {
  if (ids.length === 0) return [];
  const rest = ids.length - SHOWN_IDS;
  return [
    paint.red('Listed as known deviations, but they pass; take them off the list:'),
    ...ids.slice(0, SHOWN_IDS).map((id) => INDENT + excerpt(id, width - INDENT.length)),
    ...(rest > 0 ? [`${INDENT}and ${count(rest)} more`] : []),
  ];
}

/** Every ratio of what was accepted or seen; what was only sent stands beside it. */
export function coverageLines(coverage: SummaryRecord['coverage'], { width }: Style): string[] {
  const parts = Object.entries(coverage)
    .filter(([name]) => !name.endsWith(SENT))
    .map(([name, ratio]) => {
      const sent = coverage[name + SENT];
      const also = sent && sent.of > 0 ? `, sent ${percent(sent)}` : '';
      const share = ratio.of === 0 ? '' : ` (${percent(ratio)}${also})`;
      return `${excerpt(name, 80)} ${count(ratio.covered)} of ${count(ratio.of)}${share}`;
    });
  return parts.length === 0 ? [] : wrap('Coverage: ', `${parts.join('; ')}.`, width);
}

const SENT = '-sent';
const percent = ({ covered, of }: { covered: number; of: number }) => `${Math.floor((100 * covered) / of)}%`;

/** `tried`: cases that passed or failed. */
/** Nothing where it was one machine. */
export function machineLines(machines: RunTally['machines'], { width }: Style): string[] {
  const { extended, other } = machines;
  return extended + other === 0 ? [] : wrap('Machines: ', machinesText(machines), width);
}

export function effortLines({ effort, ms }: SummaryRecord, tried: number, { width }: Style): string[] {
  const rate = ms > 0 ? ` (${count(Math.round((1000 * tried) / ms))} a second)` : '';
  const text =
    `${plural(effort.boots, 'target')} booted in ${spellDuration(effort.bootMs)}, ` +
    `${plural(effort.requests, 'request')}, ${plural(tried, 'check')} in ${spellDuration(ms)}${rate}.`;
  return wrap('Effort: ', text, width);
}
