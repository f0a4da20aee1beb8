/** Which documents say so, where. */
import type { Citation } from '../../../../../schema/model.js';
import { visible } from '../../../../text/visible.js';

/** Targets of different versions are held to different documents: each list, every citation once. */
export function Citations({ lists }: { lists: readonly (readonly Citation[])[] }) {
  const cites = new Map(lists.flat().map((cite) => [JSON.stringify(cite), cite]));
  if (cites.size === 0) return <p class="quiet">Nothing is cited.</p>;
  return (
    <ul class="citations">
      {[...cites].map(([key, { doc, entity, line, statement }]) => (
        <li key={key}>
          <b>{visible(entity)}</b>
          <span class="quiet">
            {' in '}
            {visible(doc)}
            {line === undefined ? '' : `, line ${line}`}
          </span>
          {statement !== undefined && <span class="statement">{visible(statement)}</span>}
        </li>
      ))}
    </ul>
  );
}
