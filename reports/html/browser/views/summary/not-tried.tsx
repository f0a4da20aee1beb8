/** Why cases were blocked, inapplicable or not reached. */
import { count } from '../../../../text/numbers.js';
import { hrefOf } from '../../../model/route.js';
import { index } from '../../state.js';

export function NotTried() {
  const targets = index.value.targets.filter(({ notTried }) => notTried.length > 0);
  if (targets.length === 0) return null;
  return (
    <section>
      <h2>Not tried, and why</h2>
      {targets.map(({ name, notTried }) => (
        <details key={name}>
          <summary>
            {name}: {count(notTried.reduce((sum, { cases }) => sum + cases, 0))} cases
          </summary>
          <ul class="reasons">
            {notTried.map(({ outcome, reason, cases, varies }) => (
              <li key={`${outcome} ${reason}`}>
                <b>{count(cases)}</b>
                <span class={`ink-${outcome}`}>{outcome}</span>
                <a href={hrefOf('cases', { outcome, target: name, q: varies ? '' : reason })}>{reason}</a>
                {varies && <span class="quiet"> and the like</span>}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
