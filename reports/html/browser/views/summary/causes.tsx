/** Failures of one cause together, each with how often it came on which target. */
import { useSignal } from '@preact/signals';
import { count } from '../../../../text/numbers.js';
import { visible } from '../../../../text/visible.js';
import { sharedCauses } from '../../../model/causes.js';
import { hrefOf } from '../../../model/route.js';
import { index } from '../../state.js';

const SHOWN = 15;

export function Causes() {
  const all = useSignal(false);
  const { targets, ids } = index.value;
  const causes = sharedCauses(index.value);
  if (causes.length === 0) return null;
  const shown = all.value ? causes : causes.slice(0, SHOWN);
  return (
    <section>
      <h2>Failures by cause</h2>
      <div class="scroll-x">
        <table class="causes">
          <thead>
            <tr>
              <th scope="col">Check</th>
              <th scope="col">Level</th>
              {targets.map(({ name }) => (
                <th scope="col" class="number" key={name}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ check, level, message, tolerated, counts, example }) => (
              <tr key={`${check} ${level} ${message}`}>
                <th scope="row">
                  <a href={hrefOf('cases', { check, outcome: 'fail' })}>{check}</a>
                  <span class="message">{message}</span>
                  <a class="example" href={hrefOf('case', { id: ids[example] as string })}>
                    {visible(ids[example] as string)}
                  </a>
                </th>
                <td>
                  <span class={`level ${level}`}>{level}</span>
                  {tolerated && <span class="quiet"> tolerated</span>}
                </td>
                {counts.map((n, t) => (
                  <td key={targets[t]?.name} class={n === 0 ? 'number none' : 'number'}>
                    {count(n)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < causes.length && (
        <button type="button" onClick={() => (all.value = true)}>
          Show all {count(causes.length)} causes
        </button>
      )}
    </section>
  );
}
