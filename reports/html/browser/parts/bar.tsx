/** Outcomes as parts of the whole: the denominator at a glance. */
import { OUTCOMES, type OutcomeCounts } from '../../../summary/tally.js';
import { count } from '../../../text/numbers.js';

/** `missing`: cases listed that have no result. */
export function Bar({ counts, missing = 0 }: { counts: OutcomeCounts; missing?: number }) {
  const parts = [
    ...OUTCOMES.map((outcome) => [outcome, counts[outcome]] as const),
    ['missing', missing] as const,
  ];
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
