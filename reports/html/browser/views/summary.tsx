/** What came out: a card for each target, failures by cause, what was not tried and why. */
import { index } from '../state.js';
import { Areas } from './summary/areas.js';
import { Causes } from './summary/causes.js';
import { NotTried } from './summary/not-tried.js';
import { TargetCard } from './summary/target-card.js';

export function Summary() {
  const { targets } = index.value;
  return (
    <>
      <h1 class="unseen">Summary</h1>
      <div class="cards">
        {targets.map((target) => (
          <TargetCard key={target.name} target={target} />
        ))}
      </div>
      {targets.length === 0 && <p>The run ended before it listed any case.</p>}
      <Causes />
      <Areas />
      <NotTried />
    </>
  );
}
