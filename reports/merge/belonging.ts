/** Whether stored runs are the shards of one run: all of them, each once, each whole. */
import type { RunRecord } from '../../harness/results.js';
import type { JsonValue } from '../../schema/json.js';
import { stringifyJson } from '../../schema/json-text.js';
import type { StoredRun } from '../stored/read.js';

/** Why results cannot be merged; one sentence. */
export class MergeError extends Error {}

export type Shard<C> = StoredRun<C> & { run: { shard: { index: number; of: number } } };

/** What the shards of a run have in common, by the name that messages give it. */
const COMMON: Record<string, (run: RunRecord) => unknown> = {
  'version of qmpspec': ({ tool }) => tool.version,
  'version of the target': ({ target }) => target.version,
  documents: ({ docs }) => docs,
  seed: ({ seed }) => seed,
  selection: ({ selection }) => selection,
  options: ({ options }) => options,
  level: ({ level }) => level,
  'known deviations': ({ expect }) => expect,
  'number of shards': ({ shard }) => shard?.of,
};

/** The runs in the order of their shards. Throws MergeError. */
export function shardsOfOneRun<C>(runs: readonly StoredRun<C>[]): Shard<C>[] {
  const shards = runs.map((run) => asShard(run)).sort((a, b) => a.run.shard.index - b.run.shard.index);
  const first = shards[0] as Shard<C>;
  for (const other of shards.slice(1)) sameRun(first, other);
  for (const [at, { file, run }] of shards.entries()) {
    const before = shards[at - 1];
    if (before?.run.shard.index === run.shard.index) {
      throw new MergeError(
        `${before.file} and ${file} are both shard ${run.shard.index} of ${run.shard.of}: leave one out.`,
      );
    }
  }
  const { of } = first.run.shard;
  const missing = Array.from({ length: of }, (_, i) => i + 1).filter(
    (index) => !shards.some(({ run }) => run.shard.index === index),
  );
  if (missing.length > 0) {
    throw new MergeError(
      `of ${of} shards ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing: give the results of all.`,
    );
  }
  return shards;
}

function asShard<C>(run: StoredRun<C>): Shard<C> {
  const { file, cases, summary } = run;
  if (run.run.shard === undefined)
    throw new MergeError(`${file} is no shard: its run had no --shard, and is complete as it is.`);
  if (summary === null || cases.length !== run.run.listed) {
    throw new MergeError(
      `${file} was cut off, ${cases.length} of ${run.run.listed} cases have a result: go on with run --resume ${file}.`,
    );
  }
  return run as Shard<C>;
}

function sameRun(a: StoredRun<unknown>, b: StoredRun<unknown>): void {
  for (const [name, of] of Object.entries(COMMON)) {
    const [left, right] = [a, b].map(({ run }) => stringifyJson((of(run) ?? null) as JsonValue));
    if (left !== right) {
      throw new MergeError(
        `${a.file} and ${b.file} are not shards of one run: their ${name} differ (${left} and ${right}).`,
      );
    }
  }
}
