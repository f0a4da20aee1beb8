/** Results that lack a member, or have another value in its place: a sentence, or a report, and never an error of ours. */
import { expect, test } from 'vitest';
import { RESULTS_FORMAT } from '../../harness/results.js';
import { encoderOf, keptRuns } from '../../test/reports/kept.js';
import {
  caseRecord,
  crashRecord,
  failing,
  finding,
  runRecord,
  summaryRecord,
  written,
} from '../../test/reports/synthetic.js';
import { screen } from '../../test/reports/terminal.js';
import { badgeReport } from '../badge.js';
import { consoleReport } from '../console.js';
import { compareRuns } from '../diff/compare.js';
import { diffLines } from '../diff/lines.js';
import { diffRecords } from '../diff/pairs.js';
import { githubReport } from '../github.js';
import { documentOf } from '../html/document.js';
import { jsonReport } from '../json.js';
import { junitReport } from '../junit.js';
import { markdownReport } from '../markdown.js';
import { MergeError } from '../merge/belonging.js';
import { mergeRuns } from '../merge/merge.js';
import { sarifReport } from '../sarif.js';
import { tapReport } from '../tap.js';
import { jsonLines } from '../text/rendered.js';
import { eventsOf, readRuns, type StoredRun } from './read.js';

const transcript = [
  { t: 1, session: 0, dir: '→' as const, msg: '{"execute":"quit","id":7}' },
  { t: 2, session: 0, dir: '←' as const, msg: '{"return":{},"id":7}', kind: 'stimulus' as const },
];

/** Every member that there is. */
const failed = failing('command/a/b', {
  ...{ basis: 'schema', reason: 'again', confirmed: true, stderr: 'gone', seenIn: ['a'], transcript },
  cites: [{ doc: 'wire-rules', entity: 'W30', line: 12, statement: 's' }],
  command: ['qemu-system-x86_64', '-qmp', 'unix:{io}'],
  findings: [finding({ at: { from: 0, to: 2 }, excerpt: transcript, basis: 'schema', level: 'SHOULD' })],
});
const known = failing('command/a/c', {
  known: true,
  expectation: { at: 'x.yaml:1', reason: 'r', link: 'https://example.org' },
});
const blocked = caseRecord('command/a/d', { outcome: 'blocked', reason: 'why' });
const left = caseRecord('command/a/e', { outcome: 'inapplicable', reason: 'why', announced: true });
const RECORDS: readonly object[] = [
  runRecord({
    ...{ listed: 4, name: 'n', shard: { index: 1, of: 2 }, selection: { grep: ['a'], skip: ['b'] } },
    docs: [{ id: 'd', digest: 'e', path: '/p', version: '7.2', release: 'own', from: 'beside' }],
    ...{ expect: ['x'], options: ['--level', 'MUST'], leftovers: 'limit' },
    target: {
      ...{ kind: 'x', command: ['x'], address: 'unix:/x', root: '/r' },
      version: { qemu: { major: 7, minor: 2, micro: 22 }, package: '' },
    },
  }),
  failed,
  known,
  blocked,
  left,
  crashRecord({ status: 1, inFlight: 2 }),
  { type: 'coverage', points: { commands: { a: 2 } } },
  summaryRecord([failed, known, blocked, left], {
    expectations: [{ at: 'x.yaml:1', case: 'a', problem: 'expired', message: 'x.yaml:1 is expired' }],
  }),
];

/** In JSON, as spellings count. */
const ODD = ['null', '-1', '2.50', '"x"', '[]', '[null]', '{"toString":1}', '{"a":2.50}'];
/** A member that this version does not know. */
const MORE = ['"later":2.50', '"later":{"toString":null}', '"constructor":1', '"__proto__":{"x":2.50}'];

/** A text of JSON for each way in which a record is another. */
function* others(value: unknown): Generator<string> {
  if (typeof value === 'object' && value !== null) {
    const inner = Object.entries(value);
    const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
    const spell = (all: (readonly [string, string])[]) =>
      open + all.map(([k, v]) => (open === '[' ? v : `${JSON.stringify(k)}:${v}`)).join(',') + close;
    const texts = inner.map(([k, v]) => [k, JSON.stringify(v)] as const);
    for (const [at, [, one]] of inner.entries()) {
      yield spell(texts.filter((_, n) => n !== at));
      for (const other of others(one)) yield spell(texts.map(([k, v], n) => [k, n === at ? other : v]));
    }
    if (open === '{') for (const more of MORE) yield `{${[...texts.map(([k, v]) => `"${k}":${v}`), more]}}`;
  }
  yield* ODD;
}

/** What every record of a kind has. */
const LEAST: Readonly<Record<string, object>> = {
  run: { type: 'run', format: RESULTS_FORMAT, target: { command: [] } },
  case: { type: 'case', id: 'a/b', level: 'MUST', outcome: 'fail', findings: [{ check: 'c', message: 'm' }] },
  'crash-seen-once': { type: 'crash-seen-once', case: 'a', message: 'm' },
};

const REPORTS = [
  ...[badgeReport, githubReport, jsonReport, markdownReport, sarifReport, tapReport],
  () => consoleReport(screen()),
];

async function show(runs: StoredRun[]): Promise<void> {
  const events = runs.flatMap((run) => [...eventsOf(run)]);
  for (const report of REPORTS) await written(report, events);
  const compared = keptRuns(events).map((run) => compareRuns(run, run));
  jsonLines(compared.flatMap((each) => [...diffRecords(each)]));
  compared.flatMap(diffLines);
  const all = encoderOf(events).encoded(compared);
  for await (const _ of documentOf(all, { script: '', style: '' }));
  try {
    mergeRuns(runs);
  } catch (error) {
    if (!(error instanceof MergeError)) throw error;
  }
}

/** Null where the results are not read, and it is said why. */
function read(text: string): StoredRun[] | null {
  try {
    return readRuns(text, 'f');
  } catch (error) {
    expect((error as Error).constructor, (error as Error).stack).toBe(Error);
    return null;
  }
}

test.each(RECORDS.map((record, at) => [(record as { type: string }).type, at] as const))(
  'a record of %s (%i)',
  { timeout: 60_000 },
  async (_, at) => {
    const lines = RECORDS.map((record) => JSON.stringify(record));
    const wrong: string[] = [];
    let shown = 0;
    for (const other of others(RECORDS[at])) {
      const runs = read([...lines.slice(0, at), other, ...lines.slice(at + 1), ''].join('\n'));
      if (runs === null) continue;
      shown++;
      try {
        await show(runs);
      } catch (error) {
        wrong.push(`${(error as Error).stack?.split('\n', 3).join(' ')}: ${other}`);
      }
    }
    expect(shown).toBeGreaterThan(3);
    expect(wrong.slice(0, 20)).toEqual([]);
  },
);

test('JUnit, which another program writes, from as little as a record may have', async () => {
  const little = RECORDS.map((record) => {
    const { type } = record as { type: string };
    return JSON.stringify(LEAST[type] ?? record);
  });
  const runs = read([...little, ''].join('\n')) ?? [];
  expect(
    await written(
      junitReport,
      runs.flatMap((run) => [...eventsOf(run)]),
    ),
  ).toContain('testcase');
});
