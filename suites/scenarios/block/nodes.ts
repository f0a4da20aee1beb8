/** Block nodes: added, listed, removed. */
import type { Scenario } from '../engine/format.js';
import { nodeListed } from './listed.js';

const MIB = 1_048_576;
const gone = (name: string) => ({ query: 'query-named-block-nodes', lacks: { 'node-name': name } });

export const nodeScenarios: Scenario[] = [
  {
    id: 'command/blockdev-add/success',
    title: 'a node that was added is listed, with its driver and size',
    steps: [
      {
        execute: 'blockdev-add',
        arguments: { driver: 'null-co', 'node-name': 'disk', size: MIB, 'read-only': true },
        returns: {},
      },
      nodeListed({ 'node-name': 'disk', drv: 'null-co', ro: true, image: { 'virtual-size': MIB } }),
    ],
  },
  {
    id: 'command/blockdev-add/success/qcow2',
    title: 'a format node has its protocol node below it',
    given: [{ created: { node: 'below' } }],
    steps: [
      {
        execute: 'blockdev-add',
        arguments: {
          driver: 'qcow2',
          'node-name': 'disk',
          file: 'below',
          discard: 'unmap',
          'detect-zeroes': 'on',
        },
        returns: {},
      },
      nodeListed({
        'node-name': 'disk',
        drv: 'qcow2',
        detect_zeroes: 'on',
        image: { format: 'qcow2', 'virtual-size': MIB, 'format-specific': { type: 'qcow2' } },
      }),
      nodeListed({ 'node-name': 'below', drv: 'file' }),
    ],
  },
  {
    id: 'command/blockdev-add/failure/name-taken',
    title: 'node names are unique, and the node that has the name stays as it is',
    given: ['null-co'],
    steps: [
      {
        execute: 'blockdev-add',
        arguments: { driver: 'null-co', 'node-name': 'disk', size: 512 },
        error: 'GenericError',
      },
      nodeListed({ 'node-name': 'disk', image: { 'virtual-size': MIB } }),
    ],
  },
  {
    id: 'command/blockdev-add/failure/no-such-child',
    title: 'a node cannot be put over one that is not there',
    steps: [
      {
        execute: 'blockdev-add',
        arguments: { driver: 'raw', 'node-name': 'disk', file: 'nobody' },
        error: 'GenericError',
      },
      gone('disk'),
    ],
  },
  {
    id: 'command/blockdev-del/success',
    title: 'a node that was removed is not listed, others are',
    given: ['null-co', { 'null-co': { node: 'other' } }],
    steps: [
      { execute: 'blockdev-del', arguments: { 'node-name': 'disk' }, returns: {} },
      gone('disk'),
      nodeListed({ 'node-name': 'other' }),
    ],
  },
  {
    id: 'command/blockdev-del/failure/in-use',
    title: 'a node below another cannot be removed',
    given: ['qcow2'],
    steps: [
      { execute: 'blockdev-del', arguments: { 'node-name': 'disk-file' }, error: 'GenericError' },
      nodeListed({ 'node-name': 'disk-file' }),
    ],
  },
  {
    id: 'command/blockdev-del/failure/gone',
    title: 'a node can be removed once',
    given: ['null-co', { execute: 'blockdev-del', arguments: { 'node-name': 'disk' } }],
    steps: [{ execute: 'blockdev-del', arguments: { 'node-name': 'disk' }, error: 'GenericError' }],
  },
  {
    id: 'command/query-named-block-nodes/success',
    title: 'all nodes are listed, each once, and flat leaves the chain of backing files out',
    given: ['chain'],
    steps: [
      {
        execute: 'query-named-block-nodes',
        returns: {
          $length: 6,
          $has: { 'node-name': 'top', image: { 'backing-image': { format: 'qcow2' } } },
        },
      },
      {
        execute: 'query-named-block-nodes',
        arguments: { flat: true },
        returns: {
          $length: 6,
          $has: { 'node-name': 'top', image: { 'backing-image': { $absent: true } } },
        },
      },
    ],
  },
  {
    id: 'command/query-block/success/unused',
    title: 'nodes that no device uses are not listed',
    given: ['null-co'],
    steps: [{ query: 'query-block', lacks: { inserted: { 'node-name': 'disk' } } }],
  },
  {
    id: 'command/query-blockstats/success',
    title: 'with query-nodes the statistics of every node are listed',
    given: ['null-co', { 'written over': {} }],
    steps: [
      {
        query: 'query-blockstats',
        arguments: { 'query-nodes': true },
        has: { 'node-name': 'disk', stats: { wr_highest_offset: MIB } },
      },
      { query: 'query-blockstats', lacks: { 'node-name': 'disk' } },
    ],
  },
  {
    id: 'command/x-debug-query-block-graph/success',
    title: 'the graph has the nodes and the edges between them',
    given: ['qcow2'],
    steps: [
      {
        execute: 'x-debug-query-block-graph',
        returns: {
          nodes: { $has: { name: 'disk', type: 'block-driver' } },
          edges: { $has: { name: 'file' } },
        },
      },
    ],
  },
];
