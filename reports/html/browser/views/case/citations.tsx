/** Which documents say so, where. */
import type { Citation } from '../../../../../schema/model.js';
import { visible } from '../../../../text/visible.js';

/** Targets of different versions are held to different documents: what these say alike is told once. */
export function Citations({ lists }: { lists: readonly (readonly Citation[])[] }) {
  const groups = new Map<string, { entity: string; statement: string | undefined; places: Set<string> }>();
  for (const { doc, entity, line, statement } of lists.flat()) {
    const key = JSON.stringify([entity, statement]);
    const group = groups.get(key) ?? { entity, statement, places: new Set<string>() };
    groups.set(key, group);
    group.places.add(line === undefined ? doc : `${doc}, line ${line}`);
  }
  if (groups.size === 0) return <p class="quiet">Nothing is cited.</p>;
  return (
    <ul class="citations">
      {[...groups].map(([key, { entity, statement, places }]) => (
        <li key={key}>
          <b>{visible(entity)}</b>
          {statement !== undefined && <span class="statement">{visible(statement)}</span>}
          <span class="places">{visible([...places].join('; '))}</span>
        </li>
      ))}
    </ul>
  );
}
