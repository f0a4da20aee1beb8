import { expect, test } from 'vitest';
import type { Points } from '../../harness/coverage.js';
import type { CaseRecord } from '../../harness/results.js';
import { shardOf } from '../../harness/shard.js';
import { caseRecord, crashRecord, failing, runRecord, summaryRecord } from '../../test/reports/synthetic.js';
import type { StoredRun } from '../stored/read.js';
import { mergeRuns } from './merge.js';

const OF = 3;
const PLAIN = Array.from({ length: 12 }, (_, i) =>
  i % 4 === 0 ? failing(`case/${i}`) : caseRecord(`case/${i}`),
);

/** Shards of a run of PLAIN and of one case that all traffic decides, with its record in each. */
function shards(
  watched: Partial<CaseRecord>[],
  change: (run: StoredRun) => void = () => undefined,
): StoredRun[] {
  return watched.map((with_, i) => {
    const own = PLAIN.filter(({ id }) => shardOf(id, OF) === i + 1);
    const cases = [...own, caseRecord('event/STOP/data', with_)];
    const run = runRecord({ listed: cases.length, shard: { index: i + 1, of: OF } });
    const seen: Points = { events: { STOP: i === 1 ? 2 : 0, RESUME: 0 } };
    const stored = {
      file: `${i + 1}.jsonl`,
      run,
      interface: null,
      cases,
      crashes: [],
      coverage: seen,
      summary: summaryRecord(cases),
    };
    change(stored);
    return stored;
  });
}

const PASSES = [{}, {}, {}];

test('shards make the whole, in the order of ids, whatever the order of the files', () => {
  const [merged, ...others] = mergeRuns(shards(PASSES));
  expect(others).toEqual([]);
  expect(merged?.run).toEqual(runRecord({ listed: PLAIN.length + 1 }));
  expect(merged?.cases.map(({ id, outcome }) => [id, outcome])).toEqual(
    [...PLAIN, caseRecord('event/STOP/data')].map(({ id, outcome }) => [id, outcome]).sort(),
  );
  expect(merged?.summary).toMatchObject({
    counts: { pass: 10, fail: 3 },
    failing: { MUST: 3 },
    effort: { boots: 36 },
    coverage: { events: { covered: 1, of: 2 } },
    ms: 4200,
  });
  const again = mergeRuns(shards(PASSES).reverse())[0] as StoredRun;
  expect(again).toEqual(merged);
});

test('crashes seen once in any shard are in the whole, in an order of their own', () => {
  const crash = (run: StoredRun) => {
    run.crashes.push(crashRecord({ case: `case/${9 - (run.run.shard?.index ?? 0)}` }));
  };
  const ids = (parts: StoredRun[]) => mergeRuns(parts)[0]?.crashes.map((each) => each.case);
  expect(ids(shards(PASSES, crash))).toEqual(['case/6', 'case/7', 'case/8']);
  expect(ids(shards(PASSES, crash).reverse())).toEqual(['case/6', 'case/7', 'case/8']);
});

const FAIL = failing('x');
const ONCE = { outcome: 'blocked', confirmed: false } as const;
const UNSEEN = { outcome: 'blocked' } as const;
const UNREACHED = { outcome: 'unreached' } as const;
test.each<[string, Partial<CaseRecord>[]]>([
  ['fail', [{}, { outcome: FAIL.outcome, findings: FAIL.findings }, ONCE]],
  ['blocked', [{}, ONCE, UNREACHED]],
  ['unreached', [{}, UNSEEN, UNREACHED]],
  ['pass', [UNSEEN, {}, UNSEEN]],
  ['blocked', [UNSEEN, UNSEEN, UNSEEN]],
  ['inapplicable', PASSES.map(() => ({ outcome: 'inapplicable' as const }))],
])('what all traffic decides comes to %s: %#', (outcome, watched) => {
  const [merged] = mergeRuns(shards(watched));
  expect(merged?.cases.find(({ id }) => id === 'event/STOP/data')?.outcome).toBe(outcome);
});

test('several targets are merged one by one', () => {
  const daemon = shards(PASSES, ({ run }) => {
    run.target.kind = 'qemu-storage-daemon';
  });
  expect(mergeRuns([...shards(PASSES), ...daemon]).map(({ run }) => run.target.kind)).toEqual([
    'qemu-storage-daemon',
    'qemu-system-x86_64',
  ]);
});

test.each<[string, (all: StoredRun[]) => StoredRun[]]>([
  ['of 3 shards 2 is missing: give the results of all.', (all) => [all[0], all[2]] as StoredRun[]],
  ['1.jsonl and 1.jsonl are both shard 1 of 3: leave one out.', (all) => [...all, all[0]] as StoredRun[]],
])('%s', (message, change) => {
  expect(() => mergeRuns(change(shards(PASSES)))).toThrow(message);
});

test.each<[RegExp, (run: StoredRun) => void]>([
  [
    /1\.jsonl and 2\.jsonl are not shards of one run: their seed differ \(1 and 2\)/,
    ({ run }) => (run.seed = run.shard?.index ?? 0),
  ],
  [/their version of the target differ/, ({ run }) => (run.target.version = { n: run.shard?.index ?? 0 })],
  [/their documents differ/, ({ run }) => (run.docs = [{ id: 'd', digest: `${run.shard?.index}` }])],
  [/their selection differ/, ({ run }) => (run.selection = { grep: [`${run.shard?.index}`], skip: [] })],
  [/1\.jsonl is no shard/, ({ run }) => delete run.shard],
  [/1\.jsonl was cut off, \d+ of \d+ cases have a result/, ({ cases }) => cases.pop()],
  [/1\.jsonl was cut off/, (stored) => (stored.summary = null)],
  [
    /case\/\d+ is in \d\.jsonl, and belongs to shard \d/,
    ({ run }) => (run.shard = { index: 4 - (run.shard?.index ?? 0), of: OF }),
  ],
])('refuses: %s', (message, change) => {
  expect(() => mergeRuns(shards(PASSES, change))).toThrow(message);
});
