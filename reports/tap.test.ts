import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import type { ResultEvent } from '../harness/results.js';
import {
  caseRecord,
  crashRecord,
  failing,
  finding,
  HOSTILE,
  runRecord,
  summaryRecord,
  wholeRun,
  written,
} from '../test/reports/synthetic.js';
import { tapReport } from './tap.js';

/** The parser that tap-junit brings along, as an independent reader of our TAP. */
const { Parser } = createRequire(createRequire(import.meta.url).resolve('tap-junit'))('tap-parser');

interface Point {
  ok: boolean;
  id: number;
  name: string;
  skip: string | false;
  todo: string | false;
  /** From `duration_ms`. */
  time: number | null;
  diag: Record<string, unknown> | null;
}

async function parsed(events: readonly ResultEvent[]) {
  const parser = new Parser({ strict: true });
  const points: Point[] = [];
  const results: { ok: boolean; count: number; failures: { tapError?: string }[] }[] = [];
  parser.on('assert', (point: Point) => points.push(point));
  parser.on('complete', (result: (typeof results)[number]) => results.push(result));
  parser.end(await written(tapReport, events));
  return { points, result: results[0] as (typeof results)[number] };
}

test('writes the version, a point for each case and the plan at the end', async () => {
  const text = await written(tapReport, wholeRun([caseRecord('a/b'), caseRecord('a/c')]));
  expect(text.split('\n')).toEqual([
    'TAP version 14',
    '# qemu-system-x86_64 7.2.22',
    'ok 1 - a/b',
    'ok 2 - a/c',
    '# qemu-system-x86_64 7.2.22: no unexpected failures; 2 of 2 cases passed.',
    '1..2',
    '',
  ]);
});

test('a failure fails the document and carries its diagnostics', async () => {
  const { points, result } = await parsed(
    wholeRun([failing('a/b', { findings: [finding(), finding({ check: 'x' })] })]),
  );
  expect(result).toMatchObject({ ok: false, count: 1 });
  expect(points[0]).toMatchObject({ ok: false, id: 1, name: 'a/b', skip: false, todo: false });
  expect(points[0]?.diag).toMatchObject({
    severity: 'MUST',
    ...finding(),
    also: [{ check: 'x' }],
  });
  expect(points[0]?.time).toBe(2);
});

test('what was not tried is skipped, what does not fail the run is to do', async () => {
  const { points, result } = await parsed(
    wholeRun([
      caseRecord('a/inapplicable', { outcome: 'inapplicable', reason: 'no #oob \\ here' }),
      caseRecord('a/blocked', { outcome: 'blocked', reason: 'no KVM' }),
      caseRecord('a/plain'),
      failing('a/known', { known: true, reason: 'bug 7' }),
      failing('a/should', { level: 'SHOULD' }),
    ]),
  );
  expect(result.ok).toBe(true);
  expect(points.map(({ skip, todo }) => skip || todo)).toEqual([
    'inapplicable: no #oob \\ here',
    'blocked: no KVM',
    false,
    'known deviation: bug 7',
    'SHOULD does not fail this run',
  ]);
  expect(points.map(({ ok }) => ok)).toEqual([true, true, true, false, false]);
});

test('--level should turns a SHOULD into a failure', async () => {
  const { result } = await parsed(wholeRun([failing('a/should', { level: 'SHOULD' })], { level: 'SHOULD' }));
  expect(result.ok).toBe(false);
});

test('a known deviation that passes fails the document', async () => {
  const { points, result } = await parsed(wholeRun([caseRecord('a/b', { known: true })]));
  expect(result.ok).toBe(false);
  expect(points[0]?.diag?.message).toContain('passes');
});

test.each<[string, ResultEvent[]]>([
  ['nothing could be tried', wholeRun([caseRecord('a', { outcome: 'blocked' })])],
  ['a case has no result', wholeRun([caseRecord('a', { outcome: 'unreached' })])],
  ['the target did not start', wholeRun([], { unstarted: 'no such program.' })],
])('where %s, the verdict fails as a point of its own', async (_, events) => {
  const { points, result } = await parsed(events);
  expect(result).toMatchObject({ ok: false, count: points.length });
  expect(points.at(-1)).toMatchObject({ ok: false, name: 'verdict' });
});

test('a crash seen once is a comment, and fails nothing', async () => {
  const events = [
    runRecord({ listed: 1 }),
    crashRecord(),
    ...[caseRecord('a'), summaryRecord([caseRecord('a')])],
  ];
  const text = await written(tapReport, events);
  expect(text).toContain('# Crash seen once: a: the target ended: killed by SIGSEGV (seen once;');
  expect(text).toContain('# Last words: Segmentation fault\n# → {"execute":"quit","id":7}\n');
  expect((await parsed(events)).result).toMatchObject({ ok: true, count: 1 });
});

test('two runs are one document, numbered on', async () => {
  const { points, result } = await parsed([
    ...wholeRun([caseRecord('a/b')]),
    ...wholeRun([caseRecord('a/b')]),
  ]);
  expect(result).toMatchObject({ ok: true, count: 2 });
  expect(points.map(({ id }) => id)).toEqual([1, 2]);
});

test('cases without a result break the plan; a stream without a run bails out', async () => {
  expect((await parsed([runRecord({ listed: 2 }), caseRecord('a/b')])).result.ok).toBe(false);
  expect((await parsed([])).result.ok).toBe(false);
});

test.each(HOSTILE)('a hostile string stays inside its test point: %#', async (text) => {
  const { points, result } = await parsed(
    wholeRun([
      failing(`a/${text}`, {
        title: text,
        reason: text,
        stderr: text,
        findings: [
          finding({ check: text, message: text, expected: text, actual: { [text]: [text, 2n ** 64n] } }),
        ],
      }),
      caseRecord('a/last', { outcome: 'blocked', reason: text }),
    ]),
  );
  expect(points.map(({ ok, skip }) => [ok, Boolean(skip)])).toEqual([
    [false, false],
    [true, true],
  ]);
  expect(result.failures.filter(({ tapError }) => tapError)).toEqual([]);
  if (text.length < 1000 && !text.includes('\ud800')) expect(points[0]?.diag?.message).toBe(text);
});
