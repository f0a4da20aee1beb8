/** `--report badge=FILE`: the JSON that badge services render as an image (the endpoint format of Shields). */
import { atTheEnd, type WholeRun } from './at-the-end.js';
import { standingOf } from './summary/standing.js';
import { crashText, verdictOf } from './summary/verdict.js';
import { count } from './text/numbers.js';
import { jsonText } from './text/rendered.js';

export const badgeReport = atTheEnd((runs) => jsonText(`${JSON.stringify(badgeOf(runs))}\n`));

function badgeOf(runs: readonly WholeRun[]) {
  const statuses = runs.map((whole) => verdictOf(whole).status);
  const results = runs.flatMap(({ run, results }) =>
    results.map((record) => ({ ...record, kind: standingOf(record, run.level).kind })),
  );
  const crashes = runs.reduce((sum, whole) => sum + whole.crashes.length, 0);
  const passed = results.filter(({ outcome }) => outcome === 'pass').length;
  const failed = results.filter(({ outcome, kind }) => outcome === 'fail' && kind === 'fail').length;
  const tolerated = results.filter(({ kind }) => kind === 'tolerated').length;
  const message = [
    `${count(passed)} passed`,
    ...(failed > 0 ? [`${count(failed)} failed`] : []),
    ...(tolerated > 0 ? [`${count(tolerated)} tolerated`] : []),
    ...(crashes > 0 ? [crashText(crashes)] : []),
  ].join(', ');
  const good = statuses.length > 0 && statuses.every((status) => status === 'pass');
  const color = good ? 'brightgreen' : statuses.includes('fail') ? 'red' : 'yellow';
  return { schemaVersion: 1, label: 'QMP', message, color };
}
