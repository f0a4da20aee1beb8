/** The shards of a run as the one run that they are parts of. */
import { type Points, ratiosOf, unite } from '../../harness/coverage.js';
import type { CaseRecord, SummaryRecord } from '../../harness/results.js';
import { shardOf } from '../../harness/shard.js';
import type { Level } from '../../suites/case.js';
import type { StoredRun } from '../stored/read.js';
import { countOutcomes } from '../summary/tally.js';
import { MergeError, type Shard, shardsOfOneRun } from './belonging.js';
import { mergeWatched } from './watched.js';

/** What merging needs to know of a case. */
export type Mergeable = Pick<CaseRecord, 'id' | 'level' | 'outcome' | 'known' | 'confirmed'>;

/** By target, cases in the order of their ids: the same whatever the order of the files. Throws MergeError. */
export function mergeRuns<C extends Mergeable>(runs: readonly StoredRun<C>[]): StoredRun<C>[] {
  const byTarget = new Map<string, StoredRun<C>[]>();
  for (const stored of runs) {
    const { kind, command, address, root } = stored.run.target;
    const key = JSON.stringify([kind, command, address, root]);
    byTarget.set(key, [...(byTarget.get(key) ?? []), stored]);
  }
  return [...byTarget]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, parts]) => mergeShards(shardsOfOneRun(parts)));
}

function mergeShards<C extends Mergeable>(shards: readonly Shard<C>[]): StoredRun<C> {
  const found = shards.flatMap((shard) => shard.cases.map((record) => ({ shard, record })));
  // In the order of the shards where they have the same id.
  found.sort(({ record: a }, { record: b }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const cases: C[] = [];
  for (let at = 0; at < found.length; ) {
    const { id } = (found[at] as Found<C>).record;
    let end = at + 1;
    while (found[end]?.record.id === id) end++;
    cases.push(caseOf(id, found.slice(at, end), shards));
    at = end;
  }
  const coverage = unite(shards.map((shard) => shard.coverage ?? {}));
  const first = shards[0] as Shard<C>;
  const { shard: _, ...run } = first.run;
  return {
    file: first.file,
    run: { ...run, listed: cases.length },
    interface: first.interface,
    cases,
    crashes: shards.flatMap(({ crashes }) => crashes).sort((a, b) => (a.case < b.case ? -1 : 1)),
    coverage,
    summary: summaryOf(shards, cases, coverage),
  };
}

interface Found<C> {
  shard: Shard<C>;
  record: C;
}

function caseOf<C extends Mergeable>(id: string, found: Found<C>[], shards: readonly Shard<C>[]): C {
  if (found.length === shards.length) return mergeWatched(found.map(({ record }) => record));
  const [{ shard, record }] = found as [Found<C>];
  const { index, of } = shard.run.shard;
  if (found.length === 1 && shardOf(id, of) === index) return record;
  throw new MergeError(
    `${id} is in ${found.map(({ shard: { file } }) => file).join(' and ')}, and belongs to shard ${shardOf(id, of)}: the results were changed, or are of another version.`,
  );
}

function summaryOf<C extends Mergeable>(
  shards: readonly Shard<C>[],
  cases: readonly C[],
  coverage: Points,
): SummaryRecord {
  const failing: Record<Level, number> = { MUST: 0, SHOULD: 0, MAY: 0 };
  for (const { outcome, known, level } of cases) if (outcome === 'fail' && !known) failing[level]++;
  const parts = shards.map(({ summary }) => summary as SummaryRecord);
  const sum = (of: (part: SummaryRecord) => number) => parts.reduce((total, part) => total + of(part), 0);
  const { expectations } = parts[0] as SummaryRecord;
  return {
    type: 'summary',
    counts: countOutcomes(cases),
    ...(expectations === undefined ? {} : { expectations }),
    failing,
    coverage: ratiosOf(coverage),
    effort: {
      boots: sum(({ effort }) => effort.boots),
      bootMs: sum(({ effort }) => effort.bootMs),
      requests: sum(({ effort }) => effort.requests),
    },
    // Shards run at the same time: the slowest counts.
    ms: Math.max(...parts.map(({ ms }) => ms)),
  };
}
