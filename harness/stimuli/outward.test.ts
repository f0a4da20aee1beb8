import { expect, it } from 'vitest';
import type { JsonObject } from '../../schema/json.js';
import { STIMULI } from './index.js';
import { actionLeadsOut } from './outward.js';

const DIR = '/scratch';
const hex = (text: string) => Buffer.from(text).toString('hex');

it.each<[string, JsonObject]>([
  ['peer', { peer: 'a', machine: ['-machine', 'none', '-sandbox', 'off'] }],
  ['peer', { peer: 'a', machine: ['-incoming', 'exec:touch x'] }],
  ['peer', { peer: 'a', machine: '-sandbox off' }],
  ['peer', { peer: 'a' }],
  ['peer-ask', { peer: 'a', execute: 'migrate', arguments: { uri: 'exec:touch x' } }],
  [
    'peer-execute',
    { execute: 'chardev-add', arguments: { backend: { type: 'file', data: { out: '/etc/x' } } } },
  ],
  ['peer-execute', { execute: 'screendump', arguments: { filename: `${DIR}/../x` } }],
  ['peer-execute', { execute: 'screendump', arguments: { filename: `${DIR}-other/x` } }],
  ['peer-execute', { execute: 'screendump', arguments: '/x' }],
  ['qtest', { lines: ['outb 0x80 1', 'module_load ../../../../tmp/ evil'] }],
  ['qtest', { lines: ['outb 0x80 1\nmodule_load a b'] }],
  ['qtest', { lines: 'module_load a b' }],
  ['write-file', { path: `${DIR}/x`, hex: hex('QFI') }],
  ['write-file', { path: `${DIR}/x`, at: 1, hex: hex('F') }],
  ['write-file', { path: `${DIR}/x`, at: '1', hex: hex('F') }],
  ['write-file', { path: `${DIR}/x`, hex: [hex('QFI')] }],
  ['brand-new', {}],
  ['constructor', {}],
])('%s with %j leads out', (name, args) => expect(actionLeadsOut(name, args, DIR)).toMatch(/\w/));

it.each<[string, JsonObject]>([
  ['peer', { machine: ['-machine', 'pc', '-incoming', `unix:${DIR}/channel`] }],
  ['peer-execute', { execute: 'migrate', arguments: { uri: `unix:${DIR}/channel` } }],
  ['peer-execute', { execute: 'query-status' }],
  ['qtest', { lines: ['outb 0x443 0xf', 'clock_step 1000'] }],
  ['write-file', { path: `${DIR}/x`, size: 10, fill: 'a5' }],
  ['write-file', { path: `${DIR}/x`, hex: hex('x') }],
  ['write-file', { path: `${DIR}/x`, at: 7, hex: 'ff00' }],
])('%s with %j does not', (name, args) => expect(actionLeadsOut(name, args, DIR)).toBeUndefined());

it('every action has its judge', () => {
  const without = Object.keys(STIMULI).filter((name) => /^nobody/.test(actionLeadsOut(name, {}, DIR) ?? ''));
  expect(without).toEqual([]);
});
