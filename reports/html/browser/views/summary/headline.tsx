/** The verdict on everything in one line, and what to look at first. */
import { count, plural } from '../../../../text/numbers.js';
import { hrefOf } from '../../../model/route.js';
import { columnCounts, index } from '../../state.js';

export function Headline() {
  const { targets, comparisons, campaigns, ids } = index.value;
  const counts = columnCounts.value;
  const failing = counts.reduce((sum, { all, tolerated }) => sum + all.fail - tolerated, 0);
  const tolerated = counts.reduce((sum, each) => sum + each.tolerated, 0);
  const broken = comparisons.reduce(
    (sum, { changes }) => sum + changes.filter(({ verdict }) => verdict === 'unannounced').length,
    0,
  );
  const crashes = targets.reduce((sum, target) => sum + target.crashes.length, 0);
  const found = campaigns.reduce((sum, { findings }) => sum + findings.length, 0);
  return (
    <div class="headline">
      <h1>{verdictOn(targets.map(({ verdict }) => verdict.status)) || plural(found, 'finding')}</h1>
      {targets.length > 1 && <span class="quiet">{count(ids.length)} different cases</span>}
      {failing > 0 && (
        <a class="bad" href={hrefOf('cases', { outcome: 'fail' })}>
          {plural(failing, 'failure')}
        </a>
      )}
      {tolerated > 0 && (
        <a href={hrefOf('cases', { outcome: 'tolerated' })}>{plural(tolerated, 'tolerated failure')}</a>
      )}
      {crashes > 0 && <span class="bad">{plural(crashes, 'crash', 'crashes')} seen once</span>}
      {broken > 0 && (
        <a class="bad" href={hrefOf('changes', { verdict: 'unannounced' })}>
          {plural(broken, 'unannounced change')}
        </a>
      )}
      {found > 0 && targets.length > 0 && (
        <a class="bad" href={hrefOf('fuzzing')}>
          {plural(found, 'finding')} of the fuzzer
        </a>
      )}
    </div>
  );
}

/** Empty without targets. */
function verdictOn(statuses: readonly string[]): string {
  const of = (status: string) => statuses.filter((each) => each === status).length;
  const [passed, failed] = [of('pass'), of('fail')];
  const rest = statuses.length - passed - failed;
  if (statuses.length === 1) return passed === 1 ? 'Pass' : failed === 1 ? 'Fail' : 'Not tested to the end';
  if (passed === statuses.length) return passed === 0 ? '' : `All ${passed} targets pass`;
  return [
    ...(failed > 0 ? [`${failed} of ${statuses.length} targets fail`] : []),
    ...(rest > 0 ? [`${rest} of ${statuses.length} not tested to the end`] : []),
  ].join(', ');
}
