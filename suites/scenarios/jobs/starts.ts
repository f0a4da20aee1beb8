/** Jobs started, listed, and the image as they leave it. */
import type { Scenario, Step } from '../engine/format.js';

const MIB = 1_048_576;
const two = ['source', 'target'].map((node) => ({ 'null-co': { node, size: MIB } }));
const listed = (has: object): Step => ({ query: 'query-jobs', has: has as never });
const nodeShows = (has: object): Step => ({ query: 'query-named-block-nodes', has: has as never });
const concluded: Step[] = [
  { query: 'query-jobs', has: { id: 'job', status: 'concluded' }, eventually: true },
  { query: 'query-jobs', has: { id: 'job', error: { $absent: true } } },
];
const ended = (command: string): Step[] => [{ execute: command, arguments: { id: 'job' }, returns: {} }];
const copying = { device: 'source', target: 'target', 'job-id': 'job', sync: 'full' };

/** Of all that start a job: an id that another one has is refused, and no second job is there. */
const sameId = (execute: string, given: Scenario['given'], args: object): Scenario => ({
  id: `command/${execute}/failure/job-id-taken`,
  title: 'ids of jobs are unique',
  given: [{ 'running job': { source: 'busy', target: 'busy-target' } }, ...(given ?? [])],
  steps: [
    { execute, arguments: { ...args, 'job-id': 'job' } as never, error: 'GenericError' },
    { query: 'query-jobs', is: { $length: 1 } },
  ],
});

export const jobStartScenarios: Scenario[] = [
  {
    id: 'command/blockdev-backup/success',
    title: 'a backup is listed as a job of its type, and as a block job with its speed',
    given: [
      { 'null-co': { node: 'source', size: 16 * MIB } },
      { 'null-co': { node: 'target', size: 16 * MIB } },
    ],
    steps: [
      { execute: 'blockdev-backup', arguments: { ...copying, speed: 65_536 }, returns: {} },
      listed({ id: 'job', type: 'backup', 'total-progress': 16 * MIB }),
      {
        query: 'query-block-jobs',
        has: { device: 'job', type: 'backup', speed: 65_536, len: 16 * MIB, 'auto-dismiss': true },
      },
    ],
  },
  {
    id: 'command/blockdev-backup/failure/sizes-differ',
    title: 'a target of another size than the source is refused',
    given: [{ 'null-co': { node: 'source' } }, { 'null-co': { node: 'target', size: 512 } }],
    steps: [
      { execute: 'blockdev-backup', arguments: copying, error: 'GenericError' },
      { query: 'query-jobs', is: [] },
    ],
  },
  {
    id: 'command/blockdev-mirror/success',
    title: 'when a mirror completes, the target takes the place of the source',
    given: two,
    steps: [
      { execute: 'blockdev-mirror', arguments: { ...copying, 'auto-dismiss': false }, returns: {} },
      { query: 'query-jobs', has: { id: 'job', type: 'mirror', status: 'ready' }, eventually: true },
      { execute: 'job-complete', arguments: { id: 'job' } },
      ...concluded,
      ...ended('job-dismiss'),
      { execute: 'blockdev-del', arguments: { 'node-name': 'source' }, returns: {} },
    ],
  },
  {
    id: 'command/block-stream/success',
    title: 'when all is streamed in, the node needs no backing file',
    given: ['chain'],
    steps: [
      {
        execute: 'block-stream',
        arguments: { device: 'top', 'job-id': 'job', 'auto-dismiss': false },
        returns: {},
      },
      ...concluded,
      listed({ id: 'job', type: 'stream' }),
      ...ended('job-dismiss'),
      nodeShows({ 'node-name': 'top', backing_file_depth: 0 }),
    ],
  },
  {
    id: 'command/block-stream/success/down-to-a-base',
    title: 'what is between the node and the base is streamed in, the base stays',
    given: ['chain'],
    steps: [
      {
        execute: 'block-stream',
        arguments: { device: 'top', 'base-node': 'base', 'job-id': 'job', 'auto-dismiss': false },
        returns: {},
      },
      ...concluded,
      ...ended('job-dismiss'),
      nodeShows({ 'node-name': 'top', backing_file_depth: 1 }),
    ],
  },
  {
    id: 'command/query-named-block-nodes/success/after-a-stream',
    title: 'nodes can be listed while a job that streamed waits to be dismissed',
    given: [
      'chain',
      { execute: 'block-stream', arguments: { device: 'top', 'job-id': 'job', 'auto-dismiss': false } },
      { query: 'query-jobs', has: { id: 'job', status: 'concluded' }, eventually: true },
    ],
    steps: [nodeShows({ 'node-name': 'top', backing_file_depth: 0 })],
  },
  {
    id: 'command/block-commit/success',
    title: 'what was committed is no longer in the chain',
    given: ['chain'],
    steps: [
      {
        execute: 'block-commit',
        arguments: {
          device: 'top',
          'job-id': 'job',
          'top-node': 'middle',
          'base-node': 'base',
          'auto-dismiss': false,
        },
        returns: {},
      },
      ...concluded,
      listed({ id: 'job', type: 'commit' }),
      nodeShows({ 'node-name': 'top', backing_file_depth: 1 }),
    ],
  },
  {
    id: 'command/block-commit/failure/not-in-chain',
    title: 'what is not below the node cannot be committed into',
    given: ['chain', { 'null-co': { node: 'stranger' } }],
    steps: [
      {
        execute: 'block-commit',
        arguments: { device: 'top', 'job-id': 'job', 'base-node': 'stranger' },
        error: 'GenericError',
      },
      nodeShows({ 'node-name': 'top', backing_file_depth: 2 }),
    ],
  },
  {
    id: 'command/block-commit/failure/upside-down',
    title: 'what lies above cannot be the base of what lies below',
    given: ['chain'],
    steps: [
      {
        execute: 'block-commit',
        arguments: { device: 'top', 'job-id': 'job', 'top-node': 'base', 'base-node': 'middle' },
        error: 'GenericError',
      },
      { query: 'query-jobs', is: [] },
      nodeShows({ 'node-name': 'top', backing_file_depth: 2 }),
    ],
  },
  {
    id: 'command/block-stream/failure/not-in-chain',
    title: 'a base that is not below the node is refused',
    given: ['chain', { 'null-co': { node: 'stranger' } }],
    steps: [
      {
        execute: 'block-stream',
        arguments: { device: 'top', 'job-id': 'job', 'base-node': 'stranger' },
        error: 'GenericError',
      },
      { query: 'query-jobs', is: [] },
      nodeShows({ 'node-name': 'top', backing_file_depth: 2 }),
    ],
  },
  {
    id: 'command/blockdev-mirror/failure/onto-itself',
    title: 'a node is no copy of itself',
    given: ['null-co'],
    steps: [
      {
        execute: 'blockdev-mirror',
        arguments: { device: 'disk', target: 'disk', 'job-id': 'job', sync: 'full' },
        error: 'GenericError',
      },
      { query: 'query-jobs', is: [] },
    ],
  },
  {
    id: 'command/drive-backup/failure/no-such-target',
    title: 'a target that should exist, and does not, is refused',
    given: ['qcow2'],
    steps: [
      {
        execute: 'drive-backup',
        arguments: {
          device: 'disk',
          target: '$DIR/nowhere.img',
          'job-id': 'job',
          sync: 'full',
          mode: 'existing',
        },
        error: 'GenericError',
      },
      { query: 'query-jobs', is: [] },
    ],
  },
  {
    id: 'command/drive-backup/success',
    title: 'a backup makes its own target file',
    given: ['qcow2'],
    steps: [
      {
        execute: 'drive-backup',
        arguments: {
          device: 'disk',
          target: '$DIR/backup.img',
          'job-id': 'job',
          sync: 'full',
          format: 'qcow2',
          'auto-dismiss': false,
        },
        returns: {},
      },
      ...concluded,
      {
        execute: 'blockdev-add',
        arguments: { driver: 'file', 'node-name': 'made', filename: '$DIR/backup.img' },
      },
    ],
  },
  {
    id: 'command/drive-mirror/success',
    title: 'a mirror makes its own target file and gets ready',
    given: ['qcow2'],
    steps: [
      {
        execute: 'drive-mirror',
        arguments: {
          device: 'disk',
          target: '$DIR/mirror.img',
          'job-id': 'job',
          'node-name': 'mirror',
          sync: 'full',
          format: 'qcow2',
        },
        returns: {},
      },
      { query: 'query-jobs', has: { id: 'job', type: 'mirror', status: 'ready' }, eventually: true },
      nodeShows({ 'node-name': 'mirror', drv: 'qcow2' }),
    ],
  },
  sameId('blockdev-backup', two, copying),
  sameId('blockdev-mirror', two, copying),
  sameId('block-stream', ['qcow2'], { device: 'disk' }),
  sameId('block-commit', ['chain'], { device: 'top' }),
  {
    id: 'command/block-job-set-speed/success',
    title: 'a block job has the speed that it was given',
    given: ['running job'],
    steps: [
      { execute: 'block-job-set-speed', arguments: { device: 'job', speed: 131_072 }, returns: {} },
      { query: 'query-block-jobs', has: { device: 'job', speed: 131_072 } },
    ],
  },
  {
    id: 'command/block-job-set-speed/failure/negative',
    title: 'a speed below zero is refused, and the job keeps its own',
    given: ['running job'],
    steps: [
      { execute: 'block-job-set-speed', arguments: { device: 'job', speed: -1 }, error: 'GenericError' },
      { query: 'query-block-jobs', has: { device: 'job', speed: 65_536 } },
    ],
  },
  {
    id: 'command/query-jobs/success',
    title: 'jobs are listed with type, status and progress',
    given: ['concluded job'],
    steps: [
      {
        execute: 'query-jobs',
        returns: [
          {
            id: 'job',
            type: 'backup',
            status: 'concluded',
            'current-progress': 65_536,
            'total-progress': 65_536,
            error: { $absent: true },
          },
        ],
      },
    ],
  },
  {
    id: 'command/query-block-jobs/success',
    title: 'block jobs are listed with their state',
    given: ['standby job'],
    steps: [
      {
        execute: 'query-block-jobs',
        returns: [
          {
            device: 'job',
            type: 'mirror',
            status: 'standby',
            paused: true,
            ready: true,
            'io-status': 'ok',
            len: 65_536,
            'auto-finalize': false,
            'auto-dismiss': false,
          },
        ],
      },
    ],
  },
];
