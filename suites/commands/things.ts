/** Things that a server can make of nothing: no file, no guest, no network. */
import type { JsonObject } from '../../schema/json.js';
import { EXAMPLES, listingOf, makeRequest, removeRequest, wordOf } from '../../schema/qemu/derived.js';

export type ResourceStep = [command: string, args: JsonObject];

const nameOf = (resource: string) => `qmpspec-${wordOf({ name: resource })}`;

const NODE = nameOf('block-node');
const THREAD = nameOf('object');
const BUFFER = nameOf('chardev');
const GROUP = nameOf('group');
export const JOB = nameOf('job');

const step = ({ execute, arguments: args }: { execute: string; arguments: JsonObject }): ResourceStep => [
  execute,
  args,
];

const bitmap = (name: string) => ({ node: NODE, name });
const property = { path: `/objects/${THREAD}`, property: 'poll-max-ns' };

export const BEFORE_JOB: readonly ResourceStep[] = [
  ...EXAMPLES.map(({ name }) => step(makeRequest(name, nameOf(name)))),
  ['block-dirty-bitmap-add', bitmap('a')],
  ['block-dirty-bitmap-add', bitmap('b')],
  ['block-dirty-bitmap-disable', bitmap('a')],
  ['block-dirty-bitmap-enable', bitmap('a')],
  ['block-dirty-bitmap-merge', { node: NODE, target: 'a', bitmaps: ['b'] }],
  ['block-dirty-bitmap-clear', bitmap('a')],
  ['block-dirty-bitmap-remove', bitmap('b')],
  ['block-set-write-threshold', { 'node-name': NODE, 'write-threshold': 4096 }],
  ['object-add', { 'qom-type': 'throttle-group', id: GROUP }],
  ['qom-set', { ...property, value: 1 }],
  ['qom-get', property],
  ['qom-list', { path: '/objects' }],
  ['qom-list-properties', { typename: 'iothread' }],
  ['ringbuf-write', { device: BUFFER, data: 'text' }],
  ['ringbuf-read', { device: BUFFER, size: 16 }],
  ['chardev-send-break', { id: BUFFER }],
];

/** Ends at once, as there is nothing to stream, and stays until it is dismissed. */
export const START_JOB: ResourceStep = [
  'block-stream',
  { device: NODE, 'job-id': JOB, 'auto-dismiss': false },
];

export const CLEARING: readonly ResourceStep[] = [
  ['job-dismiss', { id: JOB }],
  ['transaction', { actions: [] }],
  ['block-dirty-bitmap-remove', bitmap('a')],
  ['object-del', { id: GROUP }],
  ...EXAMPLES.map(({ name }) => step(removeRequest(name, nameOf(name)))).reverse(),
];

/** Which query lists what a command made, and by which member it can be told. */
export const LISTED: readonly { by: string; query: string; member: string; value: string }[] = [
  ...EXAMPLES.flatMap((resource) => {
    const value = nameOf(resource.name);
    const listing = listingOf(resource);
    return listing ? [{ by: makeRequest(resource.name, value).execute, ...listing, value }] : [];
  }),
  { by: 'block-stream', query: 'query-jobs', member: 'id', value: JOB },
];
