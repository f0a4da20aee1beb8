/** Things that a server can make of nothing: no file, no guest, no network. */
import type { JsonObject } from '../../schema/json.js';

export type Step = [command: string, args: JsonObject];

const NODE = 'qmpspec-node';
const THREAD = 'qmpspec-thread';
const GROUP = 'qmpspec-group';
const BUFFER = 'qmpspec-buffer';
export const JOB = 'qmpspec-job';

const bitmap = (name: string) => ({ node: NODE, name });
const property = { path: `/objects/${THREAD}`, property: 'poll-max-ns' };

export const BEFORE_JOB: readonly Step[] = [
  ['blockdev-add', { driver: 'null-co', 'node-name': NODE, size: 1_048_576 }],
  ['block-dirty-bitmap-add', bitmap('a')],
  ['block-dirty-bitmap-add', bitmap('b')],
  ['block-dirty-bitmap-disable', bitmap('a')],
  ['block-dirty-bitmap-enable', bitmap('a')],
  ['block-dirty-bitmap-merge', { node: NODE, target: 'a', bitmaps: ['b'] }],
  ['block-dirty-bitmap-clear', bitmap('a')],
  ['block-dirty-bitmap-remove', bitmap('b')],
  ['block-set-write-threshold', { 'node-name': NODE, 'write-threshold': 4096 }],
  ['object-add', { 'qom-type': 'throttle-group', id: GROUP }],
  ['object-add', { 'qom-type': 'iothread', id: THREAD }],
  ['qom-set', { ...property, value: 1 }],
  ['qom-get', property],
  ['qom-list', { path: '/objects' }],
  ['qom-list-properties', { typename: 'iothread' }],
  ['chardev-add', { id: BUFFER, backend: { type: 'ringbuf', data: { size: 1024 } } }],
  ['ringbuf-write', { device: BUFFER, data: 'text' }],
  ['ringbuf-read', { device: BUFFER, size: 16 }],
  ['chardev-send-break', { id: BUFFER }],
];

/** Ends at once, as there is nothing to stream, and stays until it is dismissed. */
export const START_JOB: Step = ['block-stream', { device: NODE, 'job-id': JOB, 'auto-dismiss': false }];

export const CLEARING: readonly Step[] = [
  ['job-dismiss', { id: JOB }],
  ['transaction', { actions: [] }],
  ['block-dirty-bitmap-remove', bitmap('a')],
  ['chardev-remove', { id: BUFFER }],
  ['object-del', { id: THREAD }],
  ['object-del', { id: GROUP }],
  ['blockdev-del', { 'node-name': NODE }],
];

/** Which query lists what a command made, and by which member it can be told. */
export const LISTED: readonly { by: string; query: string; member: string; value: string }[] = [
  { by: 'blockdev-add', query: 'query-named-block-nodes', member: 'node-name', value: NODE },
  { by: 'object-add', query: 'query-iothreads', member: 'id', value: THREAD },
  { by: 'chardev-add', query: 'query-chardev', member: 'label', value: BUFFER },
  { by: 'block-stream', query: 'query-jobs', member: 'id', value: JOB },
];
