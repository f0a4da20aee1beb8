import { expect, test } from 'vitest';
import type { ResultEvent } from '../harness/results.js';
import { SpelledNumber } from '../schema/json.js';
import { parseJson } from '../schema/json-text.js';
import { caseRecord, failing, finding, HOSTILE, wholeRun, written } from '../test/reports/synthetic.js';
import { jsonReport } from './json.js';

test('stores runs, cases and summaries, one a line; progress and notes never', async () => {
  const stored = wholeRun([caseRecord('a/b'), failing('a/c')]);
  const text = await written(jsonReport, [
    ...stored,
    { type: 'progress', done: 1, of: 2, fail: 0 },
    { type: 'note', message: 'hello' },
  ]);
  expect(text.endsWith('\n')).toBe(true);
  expect(
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual(stored);
});

test('keeps 64-bit integers, spellings and members it does not know', async () => {
  const record = failing('a/b', {
    findings: [
      finding({ expected: 18446744073709551615n, actual: [new SpelledNumber('2.0'), 9007199254740993n] }),
    ],
  });
  const text = await written(jsonReport, [{ ...record, novelty: { a: 1 } } as ResultEvent]);
  expect(text).toContain('"expected":18446744073709551615,"actual":[2.0,9007199254740993]');
  expect(text).toContain('"novelty":{"a":1}');
});

test.each(HOSTILE)('keeps a hostile string exactly, on one line: %#', async (message) => {
  const text = await written(jsonReport, [failing('a/b', { findings: [finding({ message, actual: 1n })] })]);
  expect(text.indexOf('\n')).toBe(text.length - 1);
  expect(parseJson(text)).toMatchObject({ findings: [{ message }] });
});
