import { expect, test } from 'vitest';
import { shardOf } from '../shard.js';
import { idPattern } from './select.js';

test.each([
  ['command/quit/known', 'command/quit/known', true],
  ['command/*/known', 'command/quit/known', true],
  ['command/*', 'command/quit/known', false],
  ['command/**', 'command/quit/known', true],
  ['command/quit/**', 'command/quit', true],
  ['**/known', 'command/quit/known', true],
  ['**/known', 'known', true],
  ['**', 'anything/at/all', true],
  ['command/**/missing', 'command/a/argument/b/missing', true],
  ['command/**/missing', 'command/missing', true],
  ['command/query-*/reply', 'command/query-version/reply', true],
  ['command/query-*/reply', 'command/quit/reply', false],
  ['command/a/argument/x[].y/missing', 'command/a/argument/x[].y/missing', true],
  ['quit', 'command/quit/known', false],
])('%s on %s: %s', (pattern, id, matches) => expect(idPattern(pattern).test(id)).toBe(matches));

test('every id belongs to exactly one shard, and shards are of similar size', () => {
  const counts = [0, 0, 0];
  for (let i = 0; i < 3000; i++) {
    const shard = shardOf(`case/${i}`, 3) - 1;
    counts[shard] = (counts[shard] ?? 0) + 1;
  }
  expect(Math.min(...counts)).toBeGreaterThan(900);
});
