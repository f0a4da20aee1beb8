import { expect, test } from 'vitest';
import { STORED } from '../../harness/results.js';
import { caseRecord, wholeRun, written } from '../../test/reports/synthetic.js';
import { jsonReport } from '../json.js';
import { eventsOf, readRuns } from './read.js';

const events = [...wholeRun([caseRecord('a')]), ...wholeRun([caseRecord('b')], { seed: 2 })];

test('what was stored comes back, run by run', async () => {
  const runs = readRuns(await written(jsonReport, events), 'f');
  // But for the mark, which is no word of the file.
  const marked = events.map((event) => (event.type === 'run' ? { ...event, [STORED]: true } : event));
  expect(runs.flatMap((run) => [...eventsOf(run)])).toEqual(marked);
});

test('a run that was cut off has no summary, and half a line is no record', async () => {
  const text = await written(jsonReport, events.slice(0, 2));
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
])('%j is an error of one sentence', (text, message) => {
  expect(() => readRuns(text, 'f')).toThrow(message);
});
