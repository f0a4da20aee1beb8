/** The changes between two targets. */
import { useSignal } from '@preact/signals';
import { count } from '../../../../text/numbers.js';
import { visible } from '../../../../text/visible.js';
import { CHANGE_VERDICTS, type Compared, type SubjectChange } from '../../../data.js';
import { hrefOf } from '../../../model/route.js';
import { subjectText } from '../../../model/subject.js';
import { ChangeMark } from '../../parts/change-mark.js';
import { index } from '../../state.js';

const SHOWN = 100;

export function Comparison({ compared, changes }: { compared: Compared; changes: readonly SubjectChange[] }) {
  const all = useSignal(false);
  const { targets } = index.value;
  const shown = all.value ? changes : changes.slice(0, SHOWN);
  return (
    <section class="paper">
      <h2>
        {targets[compared.before]?.name} → {targets[compared.after]?.name}
      </h2>
      <Counts changes={changes} />
      {!compared.byDocuments && (
        <p class="quiet">
          Of one of these targets the interface is not known: its results hold none, and no catalog is of its
          version. The cases alone are compared.
        </p>
      )}
      {changes.length === 0 ? (
        <p class="quiet">Nothing.</p>
      ) : (
        <div class="scroll-x">
          <table class="changes">
            <thead>
              <tr>
                <th scope="col">Verdict</th>
                <th scope="col">Of</th>
                <th scope="col">What changed, and who says so</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ subject, verdict, message, because }, n) => (
                <tr key={n}>
                  <td>
                    <ChangeMark verdict={verdict} />
                  </td>
                  <th scope="row">
                    <a href={hrefOf('cases', { subject })}>{visible(subjectText(subject))}</a>
                  </th>
                  <td>
                    {message}
                    <span class="because">{because}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {shown.length < changes.length && (
        <button type="button" onClick={() => (all.value = true)}>
          Show all {count(changes.length)}
        </button>
      )}
    </section>
  );
}

function Counts({ changes }: { changes: readonly SubjectChange[] }) {
  const some = CHANGE_VERDICTS.flatMap((verdict) => {
    const n = changes.filter((each) => each.verdict === verdict).length;
    return n === 0 ? [] : [{ verdict, n }];
  });
  if (some.length === 0) return null;
  return (
    <p class="change-counts">
      {some.map(({ verdict, n }) => (
        <span key={verdict}>
          <b>{count(n)}</b> <ChangeMark verdict={verdict} />
        </span>
      ))}
    </p>
  );
}
