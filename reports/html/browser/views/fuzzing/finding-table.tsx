/** The findings of a campaign in the order in which they came. */
import { count } from '../../../../text/numbers.js';
import type { CampaignData } from '../../../data.js';
import { clock } from '../../../model/rates.js';
import { hrefOf } from '../../../model/route.js';
import { Rate } from '../../parts/rate.js';

export function FindingTable({ campaign: { name, findings } }: { campaign: CampaignData }) {
  if (findings.length === 0) return <p class="empty">It found nothing.</p>;
  const severalTargets = new Set(findings.map(({ command }) => command)).size > 1;
  return (
    <div class="scroll-x">
      <table class="causes findings">
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col">Finding</th>
            <th scope="col">Seen again</th>
            <th scope="col" class="number">
              Steps
            </th>
            <th scope="col" class="number">
              Came at
            </th>
            <th scope="col" class="number">
              Met
            </th>
          </tr>
        </thead>
        <tbody>
          {findings.map(({ kind, command, signature, title, reproduced, steps, came, seen }) => (
            <tr key={`${kind} ${signature}`}>
              <td>
                <span class="badge fail">{kind}</span>
              </td>
              <th scope="row">
                <a href={hrefOf('finding', { campaign: name, kind, signature })}>{title}</a>
                <span class="example">{signature}</span>
                {severalTargets && <span class="message quiet">{command}</span>}
              </th>
              <td>
                <Rate of={reproduced} />
              </td>
              <td class="number">{count(steps)}</td>
              <td class="number">{came === null ? '–' : clock(came)}</td>
              <td class="number">{seen === null ? '–' : `${count(seen)}×`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
