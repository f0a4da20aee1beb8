/** The shards of a run as the one run that they are parts of. */
import { type Points, ratiosOf, unite } from '../../harness/coverage.js';
import type { CaseRecord, SummaryRecord } from '../../harness/results.js';
import { shardOf } from '../../harness/shard.js';
import type { Level } from '../../suites/case.js';
import type { StoredRun } from '../stored/read.js';
import { countOutcomes } from '../summary/tally.js';
import { MergeError, type Shard, shardsOfOneRun } from './belonging.js';
import { mergeWatched } from './watched.js';

/** By target, cases in the order of their ids: the same whatever the order of the files. Throws MergeError. */
export function mergeRuns(runs: readonly StoredRun[]): StoredRun[] {
  const byTarget = new Map<string, StoredRun[]>();
  for (const stored of runs) {
    const { kind, command, address, root } = stored.run.target;
    const key = JSON.stringify([kind, command, address, root]);
    byTarget.set(key, [...(byTarget.get(key) ?? []), stored]);
  }
  return [...byTarget]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, parts]) => mergeShards(shardsOfOneRun(parts)));
}

function mergeShards(shards: readonly Shard[]): StoredRun {
  const byId = new Map<string, { shard: Shard; record: CaseRecord }[]>();
  for (const shard of shards) {
    for (const record of shard.cases)
      byId.set(record.id, [...(byId.get(record.id) ?? []), { shard, record }]);
  }
  const cases = [...byId]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, found]) => caseOf(id, found, shards));
  const coverage = unite(shards.map((shard) => shard.coverage ?? {}));
  const first = shards[0] as Shard;
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

function caseOf(
  id: string,
  found: { shard: Shard; record: CaseRecord }[],
  shards: readonly Shard[],
): CaseRecord {
  if (found.length === shards.length) return mergeWatched(found.map(({ record }) => record));
  const [{ shard, record }] = found as [{ shard: Shard; record: CaseRecord }];
  const { index, of } = shard.run.shard;
  if (found.length === 1 && shardOf(id, of) === index) return record;
  throw new MergeError(
    `${id} is in ${found.map(({ shard: { file } }) => file).join(' and ')}, and belongs to shard ${shardOf(id, of)}: the results were changed, or are of another version.`,
  );
}

function summaryOf(shards: readonly Shard[], cases: readonly CaseRecord[], coverage: Points): SummaryRecord {
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
