import { expect, test } from 'vitest';
import type { JsonObject } from '../../../schema/json.js';
import { mayBlock } from './may-block.js';

const step = (execute: string, args: JsonObject) => ({ session: 0, send: { execute, arguments: args } });

test('what is told to be slow, or to wait for somebody, may block', () => {
  const limits = { id: 'device0', bps: 1 };
  const read = step('human-monitor-command', { 'command-line': 'qemu-io device0 "read 0 64k"' });
  expect(mayBlock([step('block_set_io_throttle', limits), read])).toMatch(/as long as it says/);
  expect(mayBlock([step('netdev_add', { type: 'vhost-user', id: 'netdev0' })])).toMatch(/waits for/);
});

test('nothing else may', () => {
  expect(mayBlock([step('blockdev-del', { 'node-name': 'node0' }), step('query-jobs', {})])).toBeNull();
});
