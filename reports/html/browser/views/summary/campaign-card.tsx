/** One campaign of the fuzzer: what it found, by kind. */
import { count, plural } from '../../../../text/numbers.js';
import type { CampaignData, CampaignPartData } from '../../../data.js';
import { clock } from '../../../model/rates.js';
import { hrefOf } from '../../../model/route.js';

export function CampaignCard({ campaign }: { campaign: CampaignData }) {
  const { name, findings, parts } = campaign;
  const sum = (of: (part: CampaignPartData) => number) => parts.reduce((total, part) => total + of(part), 0);
  const targets = [...new Set([...parts, ...findings].map(({ target }) => target))];
  const kinds = [...new Set(findings.map(({ kind }) => kind))];
  const clean = findings.length === 0;
  return (
    <section class={`card verdict-${clean ? 'pass' : 'fail'}`} aria-label={name}>
      <h2>
        <span class="verdict">{clean ? 'Nothing' : plural(findings.length, 'finding')}</span> {name}
      </h2>
      <p class="sentence">
        {clean ? 'The fuzzer found nothing' : 'The fuzzer found what is listed'}
        {` in ${targets.join(', ')}`}
        {parts.length > 0 &&
          `, with ${plural(
            sum(({ requests }) => requests),
            'request',
          )} in ${clock(sum(({ seconds }) => seconds))}`}
        .
      </p>
      <dl class="outcomes">
        {kinds.map((kind) => (
          <div key={kind}>
            <dt>
              <i class="dot fail" aria-hidden="true" /> {kind}
            </dt>
            <dd>
              <a href={hrefOf('fuzzing')}>{count(findings.filter((each) => each.kind === kind).length)}</a>
            </dd>
          </div>
        ))}
      </dl>
      <p>
        <a href={hrefOf('fuzzing')}>Curves and findings</a>
      </p>
    </section>
  );
}
