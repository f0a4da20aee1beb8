import { expect, test } from 'vitest';
import { readShard } from './shard.js';

test.each([
  ['2/3', {}, 2, 3],
  ['auto', { CI_NODE_INDEX: '1', CI_NODE_TOTAL: '4' }, 1, 4],
  ['auto', { JOB_COMPLETION_INDEX: '0', JOB_COMPLETIONS: '5' }, 1, 5],
  ['auto', { JOB_COMPLETION_INDEX: '4', JOB_COMPLETIONS: '5' }, 5, 5],
])('%s with %j', (value, env, index, of) => {
  expect(readShard(value, env)).toEqual({ index, of });
});

test.each([
  ['0/3', {}],
  ['4/3', {}],
  ['1', {}],
  ['auto', {}],
  ['auto', { CI_NODE_INDEX: '1' }],
  ['auto', { CI_NODE_INDEX: '0', CI_NODE_TOTAL: '3' }],
  ['auto', { JOB_COMPLETION_INDEX: '5', JOB_COMPLETIONS: '5' }],
])('%s with %j is refused', (value, env) => {
  expect(() => readShard(value, env)).toThrow(/^Expected /);
});
