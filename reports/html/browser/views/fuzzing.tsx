/** Campaigns of the fuzzer: how each went, and what it found. */
import { index } from '../state.js';
import { CampaignView } from './fuzzing/campaign.js';

export function Fuzzing() {
  return (
    <>
      <h1 class="unseen">Fuzzing</h1>
      {index.value.campaigns.map((campaign) => (
        <CampaignView key={campaign.name} campaign={campaign} />
      ))}
    </>
  );
}
