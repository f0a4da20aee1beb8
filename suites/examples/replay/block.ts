/** Examples about nodes and bitmaps: a node that reads as zeroes takes any name. */
import type { ResourceStep } from '../../commands/things.js';
import { imageFor, qcow2Image } from './images.js';
import type { ExampleScenario } from './scenario.js';

const OVERLAY = '$scratch/example-overlay.qcow2';

const GIGABYTE = 2 ** 30;

export const node = (name: string): ResourceStep => [
  'blockdev-add',
  { driver: 'null-co', 'node-name': name, size: 32 * GIGABYTE },
];
const without = (name: string): ResourceStep => ['blockdev-del', { 'node-name': name }];

const bitmap = (name: string): ResourceStep => ['block-dirty-bitmap-add', { node: '$node', name }];

export const BLOCK_NODES: Record<string, ExampleScenario> = {
  'blockdev-add': { files: ['filename'], before: imageFor, after: [without('$node-name')] },
  'blockdev-snapshot': {
    before: [
      node('$node'),
      ...qcow2Image(OVERLAY),
      [
        'blockdev-add',
        {
          driver: 'qcow2',
          'node-name': '$overlay',
          file: { driver: 'file', filename: OVERLAY },
          backing: null,
        },
      ],
    ],
    after: [without('$overlay'), without('$node')],
  },
  'blockdev-del': { before: [node('$node-name')] },
  'block-set-write-threshold': { before: [node('$node-name')], after: [without('$node-name')] },
  'x-blockdev-set-iothread': {
    before: [node('$node-name'), ['object-add', { 'qom-type': 'iothread', id: 'iothread0' }]],
    after: [
      ['x-blockdev-set-iothread', { 'node-name': '$node-name', iothread: null }],
      ['object-del', { id: 'iothread0' }],
      without('$node-name'),
    ],
  },
};

const onNode = (...before: ResourceStep[]): ExampleScenario => ({
  before: [node('$node'), ...before],
  after: [without('$node')],
});

export const BITMAPS: Record<string, ExampleScenario> = {
  'block-dirty-bitmap-add': onNode(),
  'block-dirty-bitmap-remove': onNode(bitmap('$name')),
  'block-dirty-bitmap-clear': onNode(bitmap('$name')),
  'block-dirty-bitmap-enable': onNode(bitmap('$name')),
  'block-dirty-bitmap-disable': onNode(bitmap('$name')),
  'block-dirty-bitmap-merge': onNode(bitmap('$target'), bitmap('bitmap1')),
};
