/** How much of the interface the run has seen: by kind, and of each command how many cases could be tried. */
import { useSignal } from '@preact/signals';
import { Choice } from '../parts/choice.js';
import { index, rows } from '../state.js';
import { Kinds } from './heat-map/kinds.js';
import { Tiles } from './heat-map/tiles.js';

export function Coverage() {
  const { targets } = index.value;
  const chosen = useSignal(targets[0]?.name ?? '');
  const column = Math.max(
    0,
    targets.findIndex(({ name }) => name === chosen.value),
  );
  return (
    <>
      <h1>Coverage</h1>
      <Kinds />
      <section>
        <h2>Cases that could be tried, by subject</h2>
        {targets.length > 1 && (
          <Choice
            label="Target"
            value={chosen.value}
            values={targets.map(({ name }) => name)}
            onChoose={(name) => (chosen.value = name)}
          />
        )}
        {(['command', 'event'] as const).map((group) => (
          <Tiles
            key={group}
            rows={rows.value.filter((row) => row.group === group)}
            group={group}
            column={column}
          />
        ))}
      </section>
    </>
  );
}
