import { expect, test } from 'vitest';
import type { JsonObject } from '../../../schema/json.js';
import type { FindingStep } from '../../finding.js';
import { descriptorLeak, memoryLeak, restores } from './leak.js';

const step = (execute: string, args: JsonObject = {}): FindingStep => ({
  session: 0,
  send: { execute, arguments: args },
});
const make = step('chardev-add', { id: 'chardev0', backend: { type: 'null', data: {} } });
const end = (id: string) => step('chardev-remove', { id });

test.each<[string, FindingStep[], boolean[], boolean]>([
  ['a refused request', [make], [false], true],
  ['a look', [step('query-chardev')], [true], true],
  ['a pair', [make, end('chardev0')], [true, true], true],
  ['what was made', [make], [true], false],
  ['what was made, and another one ended', [make, end('chardev1')], [true, true], false],
  ['what was made, and could not be ended', [make, end('chardev0')], [true, false], false],
  ['two that were made', [make, make], [true, true], false],
  ['a device without a name', [step('device_add', { driver: 'a' }), step('device_del')], [true, true], false],
  ['any other act', [step('stop')], [true], false],
])('whether everything is as before: %s', (_, steps, succeeded, expected) => {
  expect(restores(steps, succeeded)).toBe(expected);
});

const KiB = 1024;

test('memory leaks when every block grows much alike, and idle ones do not', () => {
  const even = [128 * KiB, 132 * KiB, 128 * KiB, 124 * KiB];
  expect(memoryLeak(even, [0, 4 * KiB, 0, 0])).toBe(131);
  expect(memoryLeak(even, [0, 64 * KiB, 0, 0])).toBeNull();
  expect(memoryLeak([...even.slice(1), 0], [0, 0, 0, 0])).toBeNull();
  expect(memoryLeak([128 * KiB, 128 * KiB, 128 * KiB, 4096 * KiB], [0, 0, 0, 0])).toBeNull();
  expect(memoryLeak([16 * KiB, 16 * KiB, 16 * KiB, 16 * KiB], [0, 0, 0, 0])).toBeNull();
});

test('descriptors leak when every block keeps at least one in two rounds', () => {
  expect(descriptorLeak([24, 24, 24, 24])).toBe(1);
  expect(descriptorLeak([24, 24, 0, 24])).toBeNull();
  expect(descriptorLeak([4, 4, 4, 4])).toBeNull();
});
