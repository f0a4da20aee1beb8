/** A case in the list: id, title, level, and how it ended on each target. */
import { visible } from '../../../../text/visible.js';
import { LEVELS } from '../../../data.js';
import { hrefOf } from '../../../model/route.js';
import { Badge } from '../../parts/badge.js';
import { index } from '../../state.js';

export function CaseLine({ place }: { place: number }) {
  const { ids, titles, levels, targets } = index.value;
  const id = ids[place] as string;
  const level = LEVELS[levels[place] as number] as string;
  return (
    <a class="case-line" href={hrefOf('case', { id })}>
      <span class="what">
        <span class="id">{visible(id)}</span>
        <span class="title">{titles[place]}</span>
      </span>
      <span class={`level ${level}`}>{level}</span>
      <span class={targets.length > 1 ? 'badges several' : 'badges'}>
        {targets.map(({ name, outcomes }) => (
          <Badge key={name} letter={outcomes[place] as string} of={name} words={targets.length === 1} />
        ))}
      </span>
    </a>
  );
}
