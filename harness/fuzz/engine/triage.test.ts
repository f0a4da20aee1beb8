import { expect, test } from 'vitest';
import type { JsonObject } from '../../../schema/json.js';
import { mayBlock } from './triage.js';

const step = (execute: string, args: JsonObject) => ({ session: 0, send: { execute, arguments: args } });

test('what is told to be slow, or to wait for somebody, may block', () => {
  const limits = { id: 'device0', bps: 1 };
  const read = step('human-monitor-command', { 'command-line': 'qemu-io device0 "read 0 64k"' });
  expect(mayBlock([step('block_set_io_throttle', limits), read])).toMatch(/as long as it says/);
  expect(mayBlock([step('netdev_add', { type: 'vhost-user', id: 'netdev0' })])).toMatch(/waits for/);
});

test('a node within a group of limits may', () => {
  const node = { driver: 'throttle', file: 'node0', 'throttle-group': 'object0' };
  expect(mayBlock([step('blockdev-add', node)])).toMatch(/as long as it says/);
});

test('a disk that is slow on purpose may', () => {
  const file = { driver: 'null-co', 'latency-ns': 1793113650440616688n };
  expect(mayBlock([step('blockdev-add', { driver: 'qcow', file })])).toMatch(/as long as it is told/);
});

test('saving more memory than there is may, and saving a little may not', () => {
  const save = (size: bigint) => step('memsave', { val: 0n, size, filename: 'new0.img' });
  const line = (text: string) => step('human-monitor-command', { 'command-line': text });
  for (const much of [save(9701282778059265703n), save(-4096n), line('pmemsave 0 0xffffffff new0.img')])
    expect(mayBlock([much])).toMatch(/as much memory/);
  for (const little of [
    save(4096n),
    line('memsave 0x7fffffffffffffff 512 new0.img'),
    line('pmemsave 0 0x10000000 new0.img'),
  ])
    expect(mayBlock([little])).toBeNull();
});

test('nothing else may', () => {
  const group = { 'qom-type': 'throttle-group', id: 'object0', 'x-iops-read': 100 };
  expect(mayBlock([step('object-add', group)])).toBeNull();
  expect(mayBlock([step('blockdev-del', { 'node-name': 'node0' }), step('query-jobs', {})])).toBeNull();
});
