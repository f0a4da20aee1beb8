/** Outcomes as parts of the whole: the denominator at a glance. */
import type { OutcomeCounts } from '../../../summary/tally.js';
import { count } from '../../../text/numbers.js';
import { partsOf } from '../../model/counts.js';

interface Parts {
  counts: OutcomeCounts;
  /** Failures that do not fail the run. */
  tolerated: number;
  /** Cases listed that have no result. */
  missing: number;
}

export function Bar({ counts, tolerated, missing }: Parts) {
  const parts = [...partsOf(counts, tolerated), ['missing', missing] as const];
  const some = parts.filter(([, n]) => n > 0);
  const said = some.map(([outcome, n]) => `${count(n)} ${outcome}`).join(', ');
  return (
    <div class="bar" role="img" aria-label={said} title={said}>
      {some.map(([outcome, n]) => (
        <span key={outcome} class={outcome} style={{ flexGrow: n }} />
      ))}
    </div>
  );
}
