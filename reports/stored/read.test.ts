import { expect, test } from 'vitest';
import { type ResultEvent, STORED } from '../../harness/results.js';
import { packSchema } from '../../schema/packed.js';
import { caseRecord, wholeRun, written } from '../../test/reports/synthetic.js';
import { jsonReport } from '../json.js';
import { eventsOf, readRuns } from './read.js';

const [run, ...rest] = wholeRun([caseRecord('a')]) as [ResultEvent, ...ResultEvent[]];
const said: ResultEvent = { type: 'interface', schema: packSchema([]) as string };
const events = [run, said, ...rest, ...wholeRun([caseRecord('b')], { seed: 2 })];

test('what was stored comes back, run by run', async () => {
  const runs = readRuns(await written(jsonReport, events), 'f');
  // But for the mark, which is no word of the file.
  const marked = events.map((event) => (event.type === 'run' ? { ...event, [STORED]: true } : event));
  expect(runs.flatMap((run) => [...eventsOf(run)])).toEqual(marked);
});

test('a run that was cut off has no summary, and half a line is no record', async () => {
  const text = await written(jsonReport, events.slice(0, 3));
  expect(readRuns(`${text}{"type":"ca`, 'f')).toMatchObject([
    { file: 'f', cases: [{ id: 'a' }], summary: null },
  ]);
});

test.each([
  ['', /^f holds no run/],
  ['nonsense\n', /^f:1 is no record/],
  ['{"type":"case","id":"a","level":"MUST","outcome":"pass"}\n', /^f begins with no run/],
  ['{"type":"case"}\n', /^f:1 is no record of results: "id" is missing\./],
  ['{"type":"run","format":"other/9"}\n', /^f:1 is of format other\/9/],
  [
    `${JSON.stringify(run)}\n{"type":"interface","schema":"no"}\n`,
    /^f:2 is no record of results: schema is no packed reply to query-qmp-schema\.$/,
  ],
])('%j is an error of one sentence', (text, message) => {
  expect(() => readRuns(text, 'f')).toThrow(message);
});
