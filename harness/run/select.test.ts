import { expect, test } from 'vitest';
import { shardOf } from '../shard.js';

test('every id belongs to exactly one shard, and shards are of similar size', () => {
  const counts = [0, 0, 0];
  for (let i = 0; i < 3000; i++) {
    const shard = shardOf(`case/${i}`, 3) - 1;
    counts[shard] = (counts[shard] ?? 0) + 1;
  }
  expect(Math.min(...counts)).toBeGreaterThan(900);
});
