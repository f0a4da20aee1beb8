/** One run: its verdict, its denominator, its effort. */
import { noOutcomes, total } from '../../../../summary/tally.js';
import { count, plural, spellDuration } from '../../../../text/numbers.js';
import type { TargetColumn } from '../../../data.js';
import { partsOf } from '../../../model/counts.js';
import { hrefOf } from '../../../model/route.js';
import { Bar } from '../../parts/bar.js';
import { columnCounts, index } from '../../state.js';

const SAYS = {
  pass: 'Pass',
  fail: 'Fail',
  untested: 'Not tested',
  incomplete: 'Incomplete',
  undecided: 'Undecided',
} as const;

export function TargetCard({ target }: { target: TargetColumn }) {
  const { name, verdict, listed, command, docs, summary, outdated } = target;
  const counted = columnCounts.value[index.value.targets.indexOf(target)];
  const { all: counts, tolerated } = counted ?? { all: noOutcomes(), tolerated: 0 };
  const missing = listed - total(counts);
  return (
    <section class={`card verdict-${verdict.status}`} aria-label={name}>
      <h2>
        <span class="verdict">{SAYS[verdict.status]}</span> {name}
      </h2>
      <p class="sentence">{verdict.sentence.replace(/^[^:]*: /, '')}</p>
      <Bar counts={counts} tolerated={tolerated} missing={missing} />
      <dl class="outcomes">
        {partsOf(counts, tolerated).map(([outcome, n]) => (
          <div key={outcome}>
            <dt>
              <i class={`dot ${outcome}`} aria-hidden="true" /> {outcome}
            </dt>
            <dd class={n === 0 ? 'none' : ''}>
              <a href={hrefOf('cases', { outcome, target: name })}>{count(n)}</a>
            </dd>
          </div>
        ))}
        <div>
          <dt>listed</dt>
          <dd>
            <a href={hrefOf('cases', { target: name })}>{count(listed)}</a>
          </dd>
        </div>
      </dl>
      {missing > 0 && <p class="warning">{plural(missing, 'listed case')} without a result.</p>}
      {outdated.map((message) => (
        <p class="warning" key={message}>
          {message}
        </p>
      ))}
      {command !== '' && <code class="command">{command}</code>}
      <p class="quiet">
        {summary !== null &&
          `${plural(summary.effort.boots, 'target')} booted, ${plural(summary.effort.requests, 'request')} in ${spellDuration(summary.ms)}. `}
        {docs.length > 0 && `Held to ${docs.join(', ')}.`}
      </p>
    </section>
  );
}
