/** Block nodes. */
import type { SetUp } from '../engine/format.js';

export const nodes: Record<string, SetUp> = {
  'null-co': {
    about: 'a node that stores nothing and reads as zeros',
    with: { node: 'disk', size: 1_048_576, options: {} },
    steps: [
      {
        execute: 'blockdev-add',
        arguments: {
          driver: 'null-co',
          'node-name': '$node',
          size: '$size',
          'read-zeroes': true,
          $also: '$options',
        },
      },
    ],
  },
  file: {
    about: 'a raw file in the scratch directory, as a node; data, in hexadecimal, goes to byte at',
    with: { node: 'file', name: '$node.img', size: 1_048_576, data: '', at: 0 },
    steps: [
      { stimulus: 'write-file', with: { path: '$DIR/$name', size: '$size', hex: '$data', at: '$at' } },
      {
        execute: 'blockdev-add',
        arguments: { driver: 'file', 'node-name': '$node', filename: '$DIR/$name' },
      },
    ],
  },
  'failing reads': {
    about: 'a file that fails every read with an input/output error',
    with: { node: 'disk', size: 1_048_576 },
    given: [{ file: { node: '$node-file', size: '$size', data: 'ff' } }],
    steps: [
      {
        execute: 'blockdev-add',
        arguments: {
          driver: 'blkdebug',
          'node-name': '$node',
          image: '$node-file',
          'inject-error': [{ event: 'none', iotype: 'read', errno: 5 }],
        },
      },
    ],
  },
  created: {
    about: 'an image formatted by blockdev-create over a file in the scratch directory, which is a node',
    with: { node: 'file', format: 'qcow2', size: 1_048_576, options: {} },
    given: [{ file: { node: '$node', size: 0 } }],
    steps: [
      {
        execute: 'blockdev-create',
        arguments: {
          'job-id': 'create-$node',
          options: { driver: '$format', file: '$node', size: '$size', $also: '$options' },
        },
      },
      { query: 'query-jobs', has: { id: 'create-$node', status: 'concluded' }, eventually: true },
      { query: 'query-jobs', lacks: { id: 'create-$node', error: { $type: 'string' } } },
      { execute: 'job-dismiss', arguments: { id: 'create-$node' } },
    ],
  },
  qcow2: {
    about: 'a qcow2 node over a file in the scratch directory',
    with: { node: 'disk', size: 1_048_576, create: {}, options: {} },
    given: [{ created: { node: '$node-file', size: '$size', options: '$create' } }],
    steps: [
      {
        execute: 'blockdev-add',
        arguments: { driver: 'qcow2', 'node-name': '$node', file: '$node-file', $also: '$options' },
      },
    ],
  },
  chain: {
    about: 'three qcow2 nodes, each the backing file of the next: base, middle, top',
    given: [
      { qcow2: { node: 'base' } },
      {
        created: {
          node: 'middle-file',
          options: { 'backing-file': '$DIR/base-file.img', 'backing-fmt': 'qcow2' },
        },
      },
      {
        created: {
          node: 'top-file',
          options: { 'backing-file': '$DIR/middle-file.img', 'backing-fmt': 'qcow2' },
        },
      },
    ],
    steps: ['base', 'middle'].map((backing, i) => {
      const node = ['middle', 'top'][i] as string;
      return {
        execute: 'blockdev-add',
        arguments: { driver: 'qcow2', 'node-name': node, file: `${node}-file`, backing },
      };
    }),
  },
  luks: {
    about: 'an encrypted node that either of two secrets opens, the object `key` or `other`',
    with: { node: 'disk', size: 1_048_576 },
    given: [
      { secret: { id: 'key', data: 'first' } },
      { secret: { id: 'other', data: 'second' } },
      {
        stimulus: 'luks-image',
        with: { path: '$DIR/$node-file.img', size: '$size', passwords: ['first', 'second'] },
      },
    ],
    steps: [
      {
        execute: 'blockdev-add',
        arguments: { driver: 'file', 'node-name': '$node-file', filename: '$DIR/$node-file.img' },
      },
      {
        execute: 'blockdev-add',
        arguments: { driver: 'luks', 'node-name': '$node', file: '$node-file', 'key-secret': 'key' },
      },
    ],
  },
  quorum: {
    about: 'three nodes that vote, two of which must agree',
    with: { node: 'disk', children: ['one', 'two', 'three'] },
    steps: [
      {
        execute: 'blockdev-add',
        arguments: { driver: 'quorum', 'node-name': '$node', children: '$children', 'vote-threshold': 2 },
      },
    ],
  },
};
