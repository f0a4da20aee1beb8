import { expect, test } from 'vitest';
import type { JsonObject } from '../../../schema/json.js';
import type { FindingStep } from '../../finding.js';
import { related, starts } from './starts.js';

const step = (execute: string, args: JsonObject): FindingStep => ({
  session: 0,
  send: { execute, arguments: args },
});
const disk = step('blockdev-add', { driver: 'qcow2', 'node-name': 'node1', file: 'node0' });
const file = step('blockdev-add', { driver: 'null-co', 'node-name': 'node0' });
const other = step('blockdev-add', { driver: 'qcow2', 'node-name': 'node2' });
const looking = step('qom-get', { path: '/objects/object1', property: 'type' });
const culprit = step('blockdev-del', { 'node-name': 'node1' });
const after = step('query-jobs', {});
const steps = [file, other, looking, disk, culprit, after];

test('what is related names the same things, directly or in turn; drivers are no names', () => {
  expect(related(steps.slice(0, 5))).toEqual([file, disk, culprit]);
});

test('the last word of an object path is a name', () => {
  const made = step('object-add', { 'qom-type': 'iothread', id: 'object1' });
  expect(related([made, other, looking])).toEqual([made, looking]);
});

test('parts end with the culprit and leave out what changed nothing; the whole comes last', () => {
  const parts = [...starts(steps, { culprit, idle: new Set([looking]) })];
  expect(parts[0]).toEqual([culprit]);
  expect(parts[1]).toEqual([file, disk, culprit]);
  expect(parts).toContainEqual([file, other, disk, culprit]);
  expect(parts.at(-1)).toBe(steps);
});
