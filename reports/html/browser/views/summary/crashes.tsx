/** Deaths and hangs of a target that did not come again when the same was tried once more. */
import { plural } from '../../../../text/numbers.js';
import { visible } from '../../../../text/visible.js';
import { hrefOf } from '../../../model/route.js';
import { index } from '../../state.js';
import { Timeline } from '../case/timeline.js';

export function Crashes() {
  const targets = index.value.targets.filter(({ crashes }) => crashes.length > 0);
  if (targets.length === 0) return null;
  return (
    <section class="crashes">
      <h2>Crashes seen once</h2>
      {targets.flatMap(({ name, crashes }) =>
        crashes.map(({ id, place, kind, message, again, times, evidence, transcript }, i) => (
          <details key={`${name} ${i}`}>
            <summary>
              {name}, {visible(id)}: {message}
            </summary>
            <p>
              Seen {times === 1 ? 'once' : plural(times, 'time')}; {again}{' '}
              {place >= 0 && <a href={hrefOf('case', { id, target: name })}>The case</a>}
            </p>
            <dl>
              {evidence.map(([label, text]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>
                    <code>{text}</code>
                  </dd>
                </div>
              ))}
            </dl>
            {transcript.length > 0 && (
              <Timeline transcript={transcript} ends={kind === 'hang' ? 'hang' : 'crash'} />
            )}
          </details>
        )),
      )}
    </section>
  );
}
