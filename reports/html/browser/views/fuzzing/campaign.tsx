/** What the fuzzer put into one directory: its parts, its curves, its findings. */
import { useMemo } from 'preact/hooks';
import { plural } from '../../../../text/numbers.js';
import type { CampaignData, Curves } from '../../../data.js';
import { ratesOf } from '../../../model/rates.js';
import { Plot } from '../../parts/plot.js';
import { FindingTable } from './finding-table.js';
import { Part } from './part.js';

export function CampaignView({ campaign }: { campaign: CampaignData }) {
  const { name, parts, curves, findings } = campaign;
  return (
    <section class="paper campaign" aria-label={name}>
      <h2>
        {name}: {plural(findings.length, 'finding')}
      </h2>
      {curves === null ? (
        <p class="quiet">No log of the campaign was kept beside them: there are no curves.</p>
      ) : (
        <CurvesView curves={curves} />
      )}
      {parts.length > 1 && (
        <p class="quiet">Answers are told apart anew in each of the {parts.length} parts.</p>
      )}
      <FindingTable campaign={campaign} />
      {parts.map((part) => (
        <Part key={part.at} part={part} />
      ))}
    </section>
  );
}

function CurvesView({ curves }: { curves: Curves }) {
  const { seconds, findings, coverage, requests } = curves;
  const rates = useMemo(() => ratesOf(seconds, requests), [curves]);
  if (seconds.length < 3) return <p class="quiet">It was too short for curves.</p>;
  return (
    <div class="plots">
      <Plot title="Findings" seconds={seconds} values={findings} stepped />
      <Plot title="Distinct answers" seconds={seconds} values={coverage} />
      <Plot
        title="Requests a second"
        seconds={seconds}
        values={rates}
        overall={[(requests.at(-1) ?? 0) / Math.max(1, seconds.at(-1) ?? 0), 'on average']}
      />
    </div>
  );
}
