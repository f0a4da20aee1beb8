/** Dirty bitmaps: their flags and counts. */
import type { Given, Scenario } from '../engine/format.js';

const MIB = 1_048_576;
const of = { node: 'disk', name: 'bitmap' };
const shown = (has: object) => ({
  query: 'query-named-block-nodes',
  has: { 'node-name': 'disk', 'dirty-bitmaps': { $has: { name: 'bitmap', ...has } } } as never,
});
const none = {
  query: 'query-named-block-nodes',
  lacks: { 'node-name': 'disk', 'dirty-bitmaps': { $has: { name: 'bitmap' } } },
};
/** A bitmap that a backup uses until it is finalized. */
const busy: Given[] = [
  { 'null-co': { node: 'disk', size: 16 * MIB } },
  { 'null-co': { node: 'copy', size: 16 * MIB } },
  'bitmap',
  {
    execute: 'blockdev-backup',
    arguments: {
      ...{ device: 'disk', target: 'copy', 'job-id': 'job', sync: 'incremental', bitmap: 'bitmap' },
      'auto-finalize': false,
    },
  },
];

export const bitmapScenarios: Scenario[] = [
  {
    id: 'command/block-dirty-bitmap-add/success',
    title: 'a bitmap is listed with its node, clean, recording, of the granularity asked for',
    given: ['null-co'],
    steps: [
      {
        execute: 'block-dirty-bitmap-add',
        arguments: { ...of, granularity: 4096, persistent: false },
        returns: {},
      },
      shown({ granularity: 4096, count: 0, recording: true, persistent: false, busy: false }),
    ],
  },
  {
    id: 'command/block-dirty-bitmap-add/success/disabled',
    title: 'a bitmap that is added disabled does not record',
    given: ['null-co'],
    steps: [
      { execute: 'block-dirty-bitmap-add', arguments: { ...of, disabled: true }, returns: {} },
      shown({ recording: false }),
    ],
  },
  {
    id: 'command/block-dirty-bitmap-add/success/persistent',
    title: 'a persistent bitmap is one of the image',
    given: ['qcow2'],
    steps: [
      { execute: 'block-dirty-bitmap-add', arguments: { ...of, persistent: true }, returns: {} },
      shown({ persistent: true }),
    ],
  },
  {
    id: 'command/block-dirty-bitmap-add/failure/name-taken',
    title: 'bitmaps of a node have different names',
    given: ['null-co', 'bitmap'],
    steps: [
      { execute: 'block-dirty-bitmap-add', arguments: of, error: 'GenericError' },
      shown({ granularity: 65_536 }),
    ],
  },
  {
    id: 'command/block-dirty-bitmap-add/failure/not-persistent',
    title: 'a node that can store none has no persistent bitmap',
    given: ['null-co'],
    steps: [
      { execute: 'block-dirty-bitmap-add', arguments: { ...of, persistent: true }, error: 'GenericError' },
      none,
    ],
  },
  {
    id: 'command/block-dirty-bitmap-remove/success',
    title: 'a bitmap that was removed is not listed',
    given: ['null-co', 'bitmap', { bitmap: { name: 'other' } }],
    steps: [
      { execute: 'block-dirty-bitmap-remove', arguments: of, returns: {} },
      {
        query: 'query-named-block-nodes',
        has: { 'node-name': 'disk', 'dirty-bitmaps': [{ name: 'other' }] },
      },
    ],
  },
  {
    id: 'command/block-dirty-bitmap-remove/failure/gone',
    title: 'a bitmap can be removed once',
    given: ['null-co', 'bitmap', { execute: 'block-dirty-bitmap-remove', arguments: of }],
    steps: [{ execute: 'block-dirty-bitmap-remove', arguments: of, error: 'GenericError' }],
  },
  {
    id: 'command/block-dirty-bitmap-clear/success',
    title: 'a bitmap counts what was written since, and nothing after it was cleared',
    given: ['null-co', 'bitmap', 'written over'],
    steps: [
      shown({ count: MIB }),
      { execute: 'block-dirty-bitmap-clear', arguments: of, returns: {} },
      shown({ count: 0 }),
    ],
  },
  ...['clear', 'disable', 'enable', 'remove'].map(
    (verb): Scenario => ({
      id: `command/block-dirty-bitmap-${verb}/failure/busy`,
      title: 'a bitmap that a job uses is left to it',
      given: busy,
      steps: [
        shown({ busy: true }),
        { execute: `block-dirty-bitmap-${verb}`, arguments: of, error: 'GenericError' },
        shown({ busy: true }),
      ],
    }),
  ),
  {
    id: 'command/block-dirty-bitmap-disable/success',
    title: 'a bitmap that was disabled records no writes',
    given: ['null-co', 'bitmap'],
    steps: [
      { execute: 'block-dirty-bitmap-disable', arguments: of, returns: {} },
      shown({ recording: false }),
    ],
  },
  {
    id: 'command/block-dirty-bitmap-enable/success',
    title: 'a bitmap that was enabled again records',
    given: ['null-co', { bitmap: { options: { disabled: true } } }],
    steps: [
      shown({ recording: false }),
      { execute: 'block-dirty-bitmap-enable', arguments: of, returns: {} },
      shown({ recording: true }),
    ],
  },
  {
    id: 'command/block-dirty-bitmap-merge/success',
    title: 'what the other bitmap has recorded is in the target, too',
    given: ['null-co', { bitmap: { name: 'source' } }, 'written over', 'bitmap'],
    steps: [
      shown({ count: 0 }),
      {
        execute: 'block-dirty-bitmap-merge',
        arguments: { node: 'disk', target: 'bitmap', bitmaps: ['source'] },
        returns: {},
      },
      shown({ count: MIB }),
    ],
  },
  {
    id: 'command/block-dirty-bitmap-merge/failure/no-such-source',
    title: 'nothing is merged when one of the bitmaps is not there',
    given: ['null-co', { bitmap: { name: 'source' } }, 'written over', 'bitmap'],
    steps: [
      {
        execute: 'block-dirty-bitmap-merge',
        arguments: { node: 'disk', target: 'bitmap', bitmaps: ['source', 'nobody'] },
        error: 'GenericError',
      },
      shown({ count: 0 }),
    ],
  },
  {
    id: 'command/block-dirty-bitmap-merge/failure/sizes-differ',
    title: 'bitmaps of nodes of different sizes are not merged',
    given: [
      ...['null-co', 'bitmap', { 'null-co': { node: 'small', size: 65_536 } }],
      { bitmap: { node: 'small', name: 'source' } },
    ],
    steps: [
      {
        execute: 'block-dirty-bitmap-merge',
        arguments: { node: 'disk', target: 'bitmap', bitmaps: [{ node: 'small', name: 'source' }] },
        error: 'GenericError',
      },
    ],
  },
  {
    id: 'command/x-debug-block-dirty-bitmap-sha256/success',
    title: 'bitmaps of the same content have the same hash',
    given: ['null-co', 'bitmap', { bitmap: { name: 'same' } }],
    steps: [
      {
        execute: 'x-debug-block-dirty-bitmap-sha256',
        arguments: of,
        returns: { sha256: { $matches: '^[0-9a-f]{64}$' } },
        save: { hash: 'sha256' },
      },
      {
        execute: 'x-debug-block-dirty-bitmap-sha256',
        arguments: { node: 'disk', name: 'same' },
        returns: { sha256: '$hash' },
      },
    ],
  },
];
