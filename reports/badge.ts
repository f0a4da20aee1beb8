/** `--report badge=FILE`: the JSON that badge services render as an image (the endpoint format of Shields). */
import { atTheEnd, type WholeRun } from './at-the-end.js';
import { standingOf, thresholdOf } from './summary/standing.js';
import { verdictOf } from './summary/verdict.js';
import { count } from './text/numbers.js';

export const badgeReport = atTheEnd((runs) => `${JSON.stringify(badgeOf(runs))}\n`);

function badgeOf(runs: readonly WholeRun[]) {
  const statuses = runs.map(({ run, results, summary }) => verdictOf(run, results, summary).status);
  const results = runs.flatMap(({ run, results }) =>
    results.map((record) => ({ ...record, kind: standingOf(record, thresholdOf(run)).kind })),
  );
  const passed = results.filter(({ outcome }) => outcome === 'pass').length;
  const failed = results.filter(({ outcome, kind }) => outcome === 'fail' && kind === 'fail').length;
  const tolerated = results.filter(({ kind }) => kind === 'tolerated').length;
  const message = [
    `${count(passed)} passed`,
    ...(failed > 0 ? [`${count(failed)} failed`] : []),
    ...(tolerated > 0 ? [`${count(tolerated)} tolerated`] : []),
  ].join(', ');
  const good = statuses.length > 0 && statuses.every((status) => status === 'pass');
  const color = good ? 'brightgreen' : statuses.includes('fail') ? 'red' : 'yellow';
  return { schemaVersion: 1, label: 'QMP', message, color };
}
