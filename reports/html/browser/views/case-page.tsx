/** One case: what it checks, who says so, how it ended on each target and why. */
import { useEffect } from 'preact/hooks';
import { visible } from '../../../text/visible.js';
import { LEVELS, NOT_LISTED, type TargetColumn } from '../../data.js';
import { shownOf } from '../../model/outcome.js';
import { hrefOf } from '../../model/route.js';
import { subjectKey, subjectText } from '../../model/subject.js';
import { Badge } from '../parts/badge.js';
import { index, placeOf, readDetails, route } from '../state.js';
import { Citations } from './case/citations.js';
import { TargetResult } from './case/target-result.js';

export function CasePage() {
  useEffect(() => void readDetails(), []);
  const id = route.value.params.get('id') ?? '';
  const place = placeOf.value.get(id);
  if (place === undefined) {
    return <p class="empty">This report has no case {visible(id)}.</p>;
  }
  const { titles, levels, targets, citations } = index.value;
  const level = LEVELS[levels[place] as number] as string;
  const listing = targets.filter(({ outcomes }) => outcomes[place] !== NOT_LISTED);
  const failed = (target: TargetColumn) => shownOf(target.outcomes[place] as string).outcome === 'fail';
  const worstFirst = [...listing].sort((a, b) => Number(failed(b)) - Number(failed(a)));
  const cites = [...new Set(listing.map((target) => target.cites[place] as number))];
  return (
    <article class="case">
      <p class="crumbs">
        <a href={hrefOf('cases', { subject: subjectKey(id) })}>
          All cases of {visible(subjectText(subjectKey(id)))}
        </a>
      </p>
      <h1>{titles[place]}</h1>
      <p>
        <code class="id">{visible(id)}</code> <span class={`level ${level}`}>{level}</span>
      </p>
      <section>
        <h2>What says so</h2>
        <Citations lists={cites.map((list) => citations[list] ?? [])} />
      </section>
      {targets.length > 1 && (
        <ul class="outcomes-by-target" aria-label="Outcomes">
          {targets.map(({ name, outcomes }) => (
            <li key={name}>
              {name} <Badge letter={outcomes[place] as string} words />
            </li>
          ))}
        </ul>
      )}
      {worstFirst.map((target) => (
        <TargetResult key={target.name} place={place} target={target} column={targets.indexOf(target)} />
      ))}
    </article>
  );
}
