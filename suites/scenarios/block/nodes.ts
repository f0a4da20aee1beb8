/** Block nodes: added, listed, resized, removed. */
import type { Scenario } from '../engine/format.js';

export const nodeScenarios: Scenario[] = [
  {
    id: 'command/blockdev-add/success',
    title: 'a node that was added is listed, with its driver and size',
    steps: [
      {
        execute: 'blockdev-add',
        arguments: { driver: 'null-co', 'node-name': 'disk', size: 1_048_576 },
        returns: {},
      },
      {
        query: 'query-named-block-nodes',
        has: { 'node-name': 'disk', drv: 'null-co', image: { 'virtual-size': 1_048_576 } },
      },
    ],
  },
  {
    id: 'command/blockdev-add/failure/name-taken',
    title: 'node names are unique',
    given: ['null-co'],
    steps: [
      {
        execute: 'blockdev-add',
        arguments: { driver: 'null-co', 'node-name': 'disk' },
        error: 'GenericError',
      },
    ],
  },
  {
    id: 'command/block_resize/success',
    title: 'a node has the size that it was given, and no other node',
    given: ['qcow2', { qcow2: { node: 'other' } }],
    steps: [
      { execute: 'block_resize', arguments: { 'node-name': 'disk', size: 2_097_152 }, returns: {} },
      {
        query: 'query-named-block-nodes',
        has: { 'node-name': 'disk', image: { 'virtual-size': 2_097_152 } },
      },
      {
        query: 'query-named-block-nodes',
        has: { 'node-name': 'other', image: { 'virtual-size': 1_048_576 } },
      },
    ],
  },
];
