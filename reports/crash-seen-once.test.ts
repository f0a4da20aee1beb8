/** A crash that did not come again is in every report, with its evidence: a new kind of report is held to it, too. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ResultEvent } from '../harness/results.js';
import { keptRuns } from '../test/reports/kept.js';
import { caseRecord, crashRecord, runRecord, summaryRecord, wholeRun } from '../test/reports/synthetic.js';
import { shown } from '../test/reports/terminal.js';
import { compareRuns } from './diff/compare.js';
import { diffLines } from './diff/lines.js';
import { BLOCKS } from './html/blocks.js';
import { openReports, REPORT_KINDS } from './index.js';
import type { KeptRun } from './stored/kept.js';
import { eventsOf, keep, type StoredRun } from './stored/read.js';

const CASES = [caseRecord('a')];
const WHOLE = wholeRun(CASES);
/** The crash comes before the record of its case, as in a run. */
const CRASHED: ResultEvent[] = [
  runRecord({ listed: 1 }),
  crashRecord({
    transcript: [
      { t: 1, session: 0, dir: '→', msg: '{"execute":"stop","id":6}' },
      ...crashRecord().transcript,
    ],
  }),
  ...CASES,
  summaryRecord(CASES),
];
const SENTENCE = 'the target ended: killed by SIGSEGV';
const EVIDENCE = [
  'killed by SIGSEGV',
  'quit',
  'stop',
  'Segmentation fault',
  'passed alone on a fresh target',
];

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'qmpspec-crash-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

async function reported(kind: string, events: Iterable<ResultEvent>): Promise<string> {
  const file = join(dir, kind);
  const [report] = openReports([`${kind}=${file}`]).reports;
  for (const event of events) report?.event(event);
  await report?.close();
  const text = readFileSync(file, 'utf8');
  if (kind !== 'html') return text;
  const block = new RegExp(`id="${BLOCKS.index}">([^<]*)<`).exec(text)?.[1] ?? '';
  const { targets } = JSON.parse(inflateSync(Buffer.from(block, 'base64')).toString());
  return targets.map(({ crashes }: { crashes: unknown }) => JSON.stringify(crashes)).join('\n');
}

function stored(events: Iterable<ResultEvent>): StoredRun {
  const runs: StoredRun[] = [];
  for (const event of events) keep(event, runs, '', (whole) => whole);
  return runs[0] as StoredRun;
}

test.each(REPORT_KINDS.filter((kind) => kind !== 'badge'))('%s', async (kind) => {
  const text = await reported(kind, CRASHED);
  for (const part of EVIDENCE) expect(text).toContain(part);
  const without = await reported(kind, WHOLE);
  for (const part of EVIDENCE) expect(without).not.toContain(part);
});

test.each(REPORT_KINDS)('%s is the same of results that were stored', async (kind) => {
  // Stored results have the cases first; what a report says of a crash stays.
  const of = async (events: Iterable<ResultEvent>) => (await reported(kind, events)).split('\n').sort();
  expect(await of(eventsOf(stored(CRASHED)))).toEqual(await of(CRASHED));
});

test('the console has a section of them', async () => {
  const text = await shown(CRASHED);
  expect(text).toMatch(/^Crashes seen once:$/m);
  for (const part of EVIDENCE) expect(text.replaceAll(/\s+/g, ' ')).toContain(part);
  expect(await shown(WHOLE)).not.toContain('rash');
});

test('a badge, which has room for a number, has their number', async () => {
  expect(await reported('badge', CRASHED)).toContain('1 passed, 1 crash seen once');
});

test.each([
  ['older', CRASHED, WHOLE],
  ['newer', WHOLE, CRASHED],
])('a comparison shows those of the %s run', (which, before, after) => {
  const [older, newer] = [before, after].map((events) => keptRuns(events)[0]) as [KeptRun, KeptRun];
  const lines = diffLines(compareRuns(older, newer));
  const at = lines.indexOf(`Crashes seen once in the ${which} run:`);
  expect(lines[at + 1]).toBe(`  a: ${SENTENCE} (seen once; passed alone on a fresh target)`);
  expect(lines.slice(at + 2, at + 7)).toEqual([
    '    Last request: {"execute":"quit","id":7}',
    '    Command line: qemu-system-x86_64 -M none',
    '    Last words: Segmentation fault',
    '    → {"execute":"stop","id":6}',
    '    → {"execute":"quit","id":7}',
  ]);
  expect(lines.filter((line) => /crash/i.test(line))).toHaveLength(1);
});
