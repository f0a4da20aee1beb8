/** One finding: what was seen, what was said, and how to see it again. */
import { useEffect } from 'preact/hooks';
import { plural } from '../../../text/numbers.js';
import { visible } from '../../../text/visible.js';
import type { FindingHead, FindingPage as Page } from '../../data.js';
import { clock } from '../../model/rates.js';
import { hrefOf } from '../../model/route.js';
import { Rate } from '../parts/rate.js';
import { findings, index, readFindings, route } from '../state.js';
import { Citations } from './case/citations.js';
import { Timeline } from './case/timeline.js';
import { Shapes } from './finding/shapes.js';

export function FindingPage() {
  useEffect(() => void readFindings(), []);
  const { params } = route.value;
  const { campaigns } = index.value;
  const c = campaigns.findIndex(({ name }) => name === params.get('campaign'));
  const campaign = campaigns[c];
  const place = campaign?.findings.findIndex(
    ({ kind, signature }) => kind === params.get('kind') && signature === params.get('signature'),
  );
  const head = campaign?.findings[place ?? -1];
  if (campaign === undefined || head === undefined) {
    return <p class="empty">This report has no finding {visible(params.get('signature') ?? '')}.</p>;
  }
  const page = findings.value?.[c]?.[place as number];
  return (
    <article class="case">
      <p class="crumbs">
        <a href={hrefOf('fuzzing')}>All findings of {campaign.name}</a>
      </p>
      <Head head={head} />
      {page !== undefined && <Body page={page} head={head} />}
    </article>
  );
}

function Head({ head }: { head: FindingHead }) {
  const { kind, title, signature, target, command, reproduced, steps, came, seen } = head;
  return (
    <>
      <h1>{title}</h1>
      <dl class="facts">
        <dt>Kind</dt>
        <dd>
          <span class="badge fail">{kind}</span>
        </dd>
        <dt>Signature</dt>
        <dd>
          <code>{signature}</code>
        </dd>
        <dt>Target</dt>
        <dd>
          {target} <code>{command}</code>
        </dd>
        <dt>Seen again</dt>
        <dd>
          <Rate of={reproduced} /> with {plural(steps, 'step')}
        </dd>
        {came !== null && (
          <>
            <dt>Came at</dt>
            <dd>
              {clock(came)}
              {seen !== null && `; the campaign met it ${plural(seen, 'time')}`}
            </dd>
          </>
        )}
      </dl>
    </>
  );
}

function Body({ page, head }: { page: Page; head: FindingHead }) {
  const { cites, observed, transcript, stderr, seed, run, minimized, shapes } = page;
  return (
    <section class="result">
      <h2>Observed</h2>
      {cites.length > 0 && <Citations lists={[cites]} />}
      <pre class="observed">{observed}</pre>
      {transcript.length > 0 && <Timeline transcript={transcript} ends={head.kind} />}
      {stderr !== '' && (
        <details open>
          <summary>The target's last words</summary>
          <pre>{stderr}</pre>
        </details>
      )}
      <Shapes shapes={shapes} />
      <p class="quiet">
        {`Run ${run} of seed ${seed}${minimized ? '' : '; not minimised: some of its steps may have no part in it'}.`}
      </p>
    </section>
  );
}
