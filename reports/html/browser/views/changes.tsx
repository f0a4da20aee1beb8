/** What changed from one target to the next, and whether the documents allow or announce it. */
import { plural } from '../../../text/numbers.js';
import { visible } from '../../../text/visible.js';
import { CHANGE_VERDICTS } from '../../data.js';
import { hrefOf } from '../../model/route.js';
import { subjectText } from '../../model/subject.js';
import { Choice } from '../parts/choice.js';
import { index, route } from '../state.js';
import { Comparison } from './changes/comparison.js';

export function Changes() {
  const { params } = route.value;
  const [subject, verdict] = [params.get('subject') ?? '', params.get('verdict') ?? ''];
  const { comparisons } = index.value;
  const shown = comparisons.map(({ changes }) =>
    changes.filter(
      (each) => (subject === '' || each.subject === subject) && (verdict === '' || each.verdict === verdict),
    ),
  );
  const choose = (value: string) => {
    location.hash = hrefOf('changes', { subject, verdict: value });
  };
  return (
    <>
      <h1>Changes{subject !== '' && ` of ${visible(subjectText(subject))}`}</h1>
      <search class="filters">
        <Choice label="Verdict" value={verdict} values={CHANGE_VERDICTS} onChoose={choose} />
        {(subject !== '' || verdict !== '') && <a href={hrefOf('changes')}>All changes</a>}
        <output class="quiet">{plural(shown.flat().length, 'change')}</output>
      </search>
      {comparisons.map((compared, n) => (
        <Comparison
          key={`${compared.before} ${compared.after}`}
          compared={compared}
          changes={shown[n] ?? []}
        />
      ))}
    </>
  );
}
