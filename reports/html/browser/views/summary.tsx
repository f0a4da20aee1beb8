/** What came out: a card for each target and each campaign, failures by cause, what was not tried and why. */
import { index } from '../state.js';
import { Areas } from './summary/areas.js';
import { CampaignCard } from './summary/campaign-card.js';
import { Causes } from './summary/causes.js';
import { Crashes } from './summary/crashes.js';
import { Headline } from './summary/headline.js';
import { NotTried } from './summary/not-tried.js';
import { TargetCard } from './summary/target-card.js';

export function Summary() {
  const { targets, campaigns, leftOut = [] } = index.value;
  return (
    <>
      <Headline />
      <div class="cards">
        {targets.map((target) => (
          <TargetCard key={target.name} target={target} />
        ))}
        {campaigns.map((campaign) => (
          <CampaignCard key={campaign.name} campaign={campaign} />
        ))}
      </div>
      {leftOut.map((sentence) => (
        <p key={sentence} class="quiet">
          {sentence}
        </p>
      ))}
      {targets.length + campaigns.length === 0 && <p>The run ended before it listed any case.</p>}
      <Crashes />
      <Causes />
      {targets.length > 0 && <Areas />}
      <NotTried />
    </>
  );
}
