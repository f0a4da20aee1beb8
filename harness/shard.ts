/** Which part of a run a case belongs to. */
import { createHash } from 'node:crypto';

/** The shard (from 1) of a case, by the hash of its id: the same on every machine and in every version. */
export function shardOf(id: string, of: number): number {
  return (createHash('sha1').update(id).digest().readUInt32BE(0) % of) + 1;
}
