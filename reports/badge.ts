/** `--report badge=FILE`: the JSON that badge services render as an image (the endpoint format of Shields). */
import { atTheEnd, type WholeRun } from './at-the-end.js';
import type { RunSoFar } from './summary/so-far.js';
import { crashText } from './summary/verdict.js';
import { count } from './text/numbers.js';
import { jsonText } from './text/rendered.js';

export const badgeReport = atTheEnd((runs) => [jsonText(`${JSON.stringify(badgeOf(runs))}\n`)]);

function badgeOf(runs: readonly WholeRun[]) {
  const statuses = runs.map(({ soFar, summary }) => soFar.verdict(summary).status);
  const sum = (of: (soFar: RunSoFar) => number) => runs.reduce((all, { soFar }) => all + of(soFar), 0);
  const crashes = sum((soFar) => soFar.crashes.length);
  const passed = sum(({ tally }) => tally.counts.pass);
  const failed = sum(({ tally }) => tally.failed);
  const tolerated = sum(({ tally }) => tally.tolerated);
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
