/** The honest denominator: every listed case under one of the outcomes, by area. */
import { OUTCOMES, total } from '../../../../summary/tally.js';
import { count } from '../../../../text/numbers.js';
import { visible } from '../../../../text/visible.js';
import { hrefOf } from '../../../model/route.js';
import { columnCounts, index } from '../../state.js';

export function Areas() {
  return (
    <section>
      <h2>Every case, by area</h2>
      <div class="side-by-side">
        {index.value.targets.map(({ name }, t) => (
          <div class="scroll-x" key={name}>
            <table class="areas">
              <caption>{name}</caption>
              <thead>
                <tr>
                  <th scope="col">area</th>
                  <th scope="col" class="number">
                    listed
                  </th>
                  {OUTCOMES.map((outcome) => (
                    <th scope="col" class="number" key={outcome}>
                      {outcome}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {[...(columnCounts.value[t]?.areas ?? [])].map(([area, counts]) => (
                  <tr key={area}>
                    <th scope="row">
                      <a href={hrefOf('cases', { area, target: name })}>{visible(area)}</a>
                    </th>
                    <td class="number">{count(total(counts))}</td>
                    {OUTCOMES.map((outcome) => (
                      <td
                        key={outcome}
                        class={counts[outcome] === 0 ? 'number none' : `number ink-${outcome}`}
                      >
                        {count(counts[outcome])}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ))}
      </div>
    </section>
  );
}
