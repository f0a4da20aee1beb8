/** Graphs of block nodes, with jobs, bitmaps and exports on them. */
import type { JsonObject } from '../../../schema/json.js';
import type { Preamble } from './preamble.js';

const SIZE = 1_048_576;

const nothing = (name: string, more: JsonObject = {}): Preamble[number] => [
  'blockdev-add',
  { driver: 'null-co', 'node-name': name, size: SIZE, 'read-zeroes': true, ...more },
];
const file = (name: string, filename: string): Preamble[number] => [
  'blockdev-add',
  { driver: 'file', 'node-name': name, filename },
];
/** A job makes the image; the looks in between give it time. */
const image = (driver: string, over: string, more: JsonObject = {}): Preamble => [
  ['blockdev-create', { 'job-id': 'job3', options: { driver, file: over, size: SIZE, ...more } }],
  ['query-jobs'],
  ['query-jobs'],
  ['job-dismiss', { id: 'job3' }],
];
const format = (driver: string, name: string, over: string, more: JsonObject = {}): Preamble[number] => [
  'blockdev-add',
  { driver, 'node-name': name, file: over, ...more },
];
const bitmap = (node: string, name: string, more: JsonObject = {}): Preamble[number] => [
  'block-dirty-bitmap-add',
  { node, name, ...more },
];

const CHAIN: Preamble = [
  file('node0', 'disk0.img'),
  ...image('qcow2', 'node0'),
  format('qcow2', 'node1', 'node0'),
  file('node2', 'disk1.img'),
  ...image('qcow2', 'node2'),
  format('qcow2', 'node3', 'node2', { backing: 'node1' }),
];

export const BLOCK_OPENINGS: readonly Preamble[] = [
  [nothing('node0'), nothing('node1')],
  [nothing('node0'), bitmap('node0', 'bitmap0'), bitmap('node0', 'bitmap1', { disabled: true })],
  CHAIN,
  [...CHAIN, bitmap('node3', 'bitmap0', { persistent: true }), bitmap('node1', 'bitmap1')],
  [...CHAIN, file('node4', 'odd.img'), ...image('qcow2', 'node4'), format('qcow2', 'node5', 'node4')],
  ...['qed', 'vmdk', 'vdi', 'vpc', 'vhdx', 'parallels'].map(
    (driver): Preamble => [
      file('node0', 'disk0.img'),
      ...image(driver, 'node0'),
      format(driver, 'node1', 'node0'),
    ],
  ),
  [
    ['object-add', { 'qom-type': 'secret', id: 'object0', data: 'a' }],
    file('node0', 'disk1.img'),
    ...image('luks', 'node0', { 'key-secret': 'object0', 'iter-time': 10 }),
    format('luks', 'node1', 'node0', { 'key-secret': 'object0' }),
  ],
  // A job that goes on for long, and one that is ready.
  [
    nothing('node0'),
    nothing('node1'),
    ['blockdev-mirror', { 'job-id': 'job0', device: 'node0', target: 'node1', sync: 'full', speed: 1 }],
  ],
  [
    nothing('node0'),
    nothing('node1'),
    ['blockdev-mirror', { 'job-id': 'job0', device: 'node0', target: 'node1', sync: 'none' }],
    ['query-jobs'],
  ],
  [
    nothing('node0'),
    nothing('node1'),
    [
      'blockdev-backup',
      {
        ...{ 'job-id': 'job0', device: 'node0', target: 'node1', sync: 'full', speed: 1 },
        ...{ 'auto-finalize': false, 'auto-dismiss': false },
      },
    ],
  ],
  [...CHAIN, ['block-stream', { 'job-id': 'job0', device: 'node3', speed: 1, 'auto-dismiss': false }]],
  [...CHAIN, ['block-commit', { 'job-id': 'job0', device: 'node3', speed: 1, 'auto-finalize': false }]],
  [
    ['object-add', { 'qom-type': 'throttle-group', id: 'group0', limits: { 'iops-total': 1 } }],
    nothing('node0'),
    format('throttle', 'node1', 'node0', { 'throttle-group': 'group0' }),
    format('copy-on-read', 'node2', 'node1'),
  ],
  [
    ...['node0', 'node1', 'node2'].map((name) => nothing(name)),
    [
      'blockdev-add',
      { driver: 'quorum', 'node-name': 'node3', 'vote-threshold': 1, children: ['node0', 'node1', 'node2'] },
    ],
  ],
  [
    ['object-add', { 'qom-type': 'iothread', id: 'object0' }],
    nothing('node0'),
    ['x-blockdev-set-iothread', { 'node-name': 'node0', iothread: 'object0' }],
  ],
  [
    ['nbd-server-start', { addr: { type: 'unix', data: { path: 'socket0' } } }],
    nothing('node0'),
    bitmap('node0', 'bitmap0'),
    [
      'block-export-add',
      { type: 'nbd', id: 'export0', 'node-name': 'node0', writable: true, bitmaps: ['bitmap0'] },
    ],
  ],
  [
    nothing('node0'),
    [
      'block-export-add',
      {
        ...{ type: 'vhost-user-blk', id: 'export0', 'node-name': 'node0' },
        addr: { type: 'unix', path: 'socket1' },
      },
    ],
  ],
];
