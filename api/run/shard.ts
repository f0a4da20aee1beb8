/** `--shard I/N`, and `--shard auto` where the engine that distributes the shards tells which one this is. */

export interface ShardNumber {
  /** From 1. */
  index: number;
  of: number;
}

/** Variables of the number and of the total, and the first number. */
const ENGINES: { index: string; of: string; from: number }[] = [
  // GitLab's `parallel: N`, and others after it.
  { index: 'CI_NODE_INDEX', of: 'CI_NODE_TOTAL', from: 1 },
  // A Kubernetes Indexed Job tells the index only: its manifest has to set the total.
  { index: 'JOB_COMPLETION_INDEX', of: 'JOB_COMPLETIONS', from: 0 },
];

/** Throws Error, one sentence. */
export function readShard(value: string, env: Readonly<Record<string, string | undefined>>): ShardNumber {
  if (value !== 'auto') return checked(value, 'I/N with I from 1 to N, for example 2/3, or auto');
  const engine = ENGINES.find(({ index }) => env[index] !== undefined);
  const names = ENGINES.map(({ index, of }) => `${index} with ${of}`).join(', or ');
  if (engine === undefined) throw new Error(`Expected ${names} in the environment.`);
  const { index, of, from } = engine;
  return checked(
    `${Number(env[index]) - from + 1}/${env[of]}`,
    `${index} from ${from} with ${of} in the environment`,
  );
}

function checked(text: string, expected: string): ShardNumber {
  const [, i, n] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const [index, of] = [Number(i), Number(n)];
  if (i === undefined || index < 1 || of < index) throw new Error(`Expected ${expected}.`);
  return { index, of };
}
