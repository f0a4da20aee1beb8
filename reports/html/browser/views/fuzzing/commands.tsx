/** What came of each command in a campaign: it succeeded, was only ever refused, or was never sent. */
import { count } from '../../../../text/numbers.js';
import type { CampaignPartData } from '../../../data.js';

export function FuzzedCommands({ commands }: Pick<CampaignPartData, 'commands'>) {
  const done = commands.filter(([, , succeeded]) => succeeded > 0);
  const refused = commands.filter(([, tried, succeeded]) => tried > 0 && succeeded === 0);
  const untried = commands.filter(([, tried]) => tried === 0);
  return (
    <details>
      <summary>
        {`Commands: ${done.length} succeeded, ${refused.length} only refused, ${untried.length} never sent`}
      </summary>
      <div class="command-lists">
        <List title="Only refused" of={refused} />
        <List title="Never sent" of={untried} />
        <List title="Succeeded" of={done} />
      </div>
    </details>
  );
}

function List({ title, of }: { title: string; of: CampaignPartData['commands'] }) {
  if (of.length === 0) return null;
  return (
    <section>
      <h3>
        {title} ({of.length})
      </h3>
      <ul class="names">
        {of.map(([name, tried, succeeded]) => (
          <li key={name}>
            <span class="id">{name}</span>
            {tried > 0 && <small class="quiet">{` ${count(succeeded)}/${count(tried)}`}</small>}
          </li>
        ))}
      </ul>
    </section>
  );
}
