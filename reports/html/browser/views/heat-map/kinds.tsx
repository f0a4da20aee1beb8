/** The coverage that runs have counted: what was seen of each kind, target by target, as a heat map. */
import { COVERAGE_KINDS, type CoverageKind, type Ratio } from '../../../../../harness/coverage.js';
import { count } from '../../../../text/numbers.js';
import { visible } from '../../../../text/visible.js';
import { heatOf, percent } from '../../../model/heat.js';
import { index } from '../../state.js';

export function Kinds() {
  const { targets } = index.value;
  const names = new Set(targets.flatMap(({ summary }) => Object.keys(summary?.coverage ?? {})));
  const kinds = [...names].filter(
    (name) => !names.has(name.replace(/-sent$/, '')) || !name.endsWith('-sent'),
  );
  if (kinds.length === 0) return <p class="quiet">No run has come to its summary: nothing was counted.</p>;
  return (
    <div class="scroll-x">
      <table class="heat kinds">
        <thead>
          <tr>
            <th scope="col">Seen in the run</th>
            {targets.map(({ name }) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr key={kind}>
              <th scope="row">{visible(wordsOf(kind))}</th>
              {targets.map(({ name, summary }) => {
                const seen = summary?.coverage[kind];
                if (seen === undefined || seen.of === 0) return <td key={name}>–</td>;
                return (
                  <td key={name} class={heatOf(seen.covered, seen.of)}>
                    <b>{percent(seen.covered, seen.of)}</b> {count(seen.covered)} of {count(seen.of)}
                    <Sent ratio={summary?.coverage[`${kind}-sent`]} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function wordsOf(kind: string): string {
  return COVERAGE_KINDS[kind as CoverageKind]?.what ?? kind;
}

/** Part of some request, accepted or not. */
function Sent({ ratio }: { ratio: Ratio | undefined }) {
  if (ratio === undefined) return null;
  return <small>sent {percent(ratio.covered, ratio.of)}</small>;
}
