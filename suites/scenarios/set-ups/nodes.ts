/** Block nodes. */
import type { SetUp } from '../engine/format.js';

export const nodes: Record<string, SetUp> = {
  'null-co': {
    about: 'a node that stores nothing and reads as zeros',
    with: { node: 'disk', size: 1_048_576, options: {} },
    steps: [
      {
        execute: 'blockdev-add',
        arguments: { driver: 'null-co', 'node-name': '$node', size: '$size', $also: '$options' },
      },
    ],
  },
  file: {
    about: 'a raw file in the scratch directory, as a node',
    with: { node: 'file', name: '$node.img', size: 1_048_576 },
    steps: [
      { stimulus: 'write-file', with: { path: '$DIR/$name', size: '$size' } },
      {
        execute: 'blockdev-add',
        arguments: { driver: 'file', 'node-name': '$node', filename: '$DIR/$name' },
      },
    ],
  },
  formatted: {
    about: 'a qcow2 image in the scratch directory, its file opened as a node, the image not',
    with: { node: 'file', size: 1_048_576, options: {} },
    given: [{ file: { node: '$node', size: 0 } }],
    steps: [
      {
        execute: 'blockdev-create',
        arguments: {
          'job-id': 'format-$node',
          options: { driver: 'qcow2', file: '$node', size: '$size', $also: '$options' },
        },
      },
      { query: 'query-jobs', has: { id: 'format-$node', status: 'concluded' }, eventually: true },
      { query: 'query-jobs', lacks: { id: 'format-$node', error: { $type: 'string' } } },
      { execute: 'job-dismiss', arguments: { id: 'format-$node' } },
    ],
  },
  qcow2: {
    about: 'a qcow2 node over a file in the scratch directory',
    with: { node: 'disk', size: 1_048_576, create: {}, options: {} },
    given: [{ formatted: { node: '$node-file', size: '$size', options: '$create' } }],
    steps: [
      {
        execute: 'blockdev-add',
        arguments: { driver: 'qcow2', 'node-name': '$node', file: '$node-file', $also: '$options' },
      },
    ],
  },
};
