/** Objects, character devices, bitmaps, servers. */
import type { SetUp } from '../engine/format.js';

export const things: Record<string, SetUp> = {
  iothread: {
    about: 'an iothread object',
    with: { id: 'thread' },
    steps: [{ execute: 'object-add', arguments: { 'qom-type': 'iothread', id: '$id' } }],
  },
  secret: {
    about: 'a secret object',
    with: { id: 'secret', data: 'letmein' },
    steps: [{ execute: 'object-add', arguments: { 'qom-type': 'secret', id: '$id', data: '$data' } }],
  },
  'throttle group': {
    about: 'a throttle group of so many operations a second',
    with: { id: 'group', limits: { 'iops-total': 100 } },
    steps: [
      { execute: 'object-add', arguments: { 'qom-type': 'throttle-group', id: '$id', limits: '$limits' } },
    ],
  },
  'ring buffer': {
    about: 'a character device that keeps what is written to it',
    with: { id: 'ring', size: 1024 },
    steps: [
      {
        execute: 'chardev-add',
        arguments: { id: '$id', backend: { type: 'ringbuf', data: { size: '$size' } } },
      },
    ],
  },
  bitmap: {
    about: 'a dirty bitmap of a node',
    with: { node: 'disk', name: 'bitmap', options: {} },
    steps: [
      {
        execute: 'block-dirty-bitmap-add',
        arguments: { node: '$node', name: '$name', granularity: 65_536, $also: '$options' },
      },
    ],
  },
  'written over': {
    // Zeroes need not be written to a node that reads as zeroes.
    about: 'a node every byte of which was written, by mirroring a file without any zeroes onto it',
    with: { node: 'disk', size: 1_048_576 },
    steps: [
      {
        stimulus: 'write-file',
        with: { path: '$DIR/$node-origin.img', size: '$size', fill: 'a5' },
      },
      {
        execute: 'blockdev-add',
        arguments: { driver: 'file', 'node-name': '$node-origin', filename: '$DIR/$node-origin.img' },
      },
      {
        execute: 'blockdev-mirror',
        arguments: {
          device: '$node-origin',
          target: '$node',
          sync: 'full',
          'job-id': 'write-$node',
          'auto-dismiss': false,
        },
      },
      { query: 'query-jobs', has: { id: 'write-$node', status: 'ready' }, eventually: true },
      { execute: 'job-cancel', arguments: { id: 'write-$node' } },
      { query: 'query-jobs', has: { id: 'write-$node', status: 'concluded' }, eventually: true },
      { execute: 'job-dismiss', arguments: { id: 'write-$node' } },
    ],
  },
  'nbd server': {
    about: 'an NBD server on a socket of the scratch directory',
    steps: [
      {
        execute: 'nbd-server-start',
        arguments: { addr: { type: 'unix', data: { path: '$DIR/nbd' } } },
      },
    ],
  },
  'nbd export': {
    about: 'a node exported over NBD',
    with: { id: 'export', node: 'disk', options: {} },
    given: ['nbd server', { 'null-co': { node: '$node' } }],
    steps: [
      {
        execute: 'block-export-add',
        arguments: { type: 'nbd', id: '$id', 'node-name': '$node', name: '$node', $also: '$options' },
      },
    ],
  },
};
