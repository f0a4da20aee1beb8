/** Jobs that copy a node, and jobs as they are listed. */
import type { Scenario, Step } from '../engine/format.js';
import { concluded, jobListed, nodeShows, sameId } from './common.js';

const MIB = 1_048_576;
const two = ['source', 'target'].map((node) => ({ 'null-co': { node, size: MIB } }));
const ended = (command: string): Step[] => [{ execute: command, arguments: { id: 'job' }, returns: {} }];
const copying = { device: 'source', target: 'target', 'job-id': 'job', sync: 'full' };

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
      jobListed({ id: 'job', type: 'backup' }),
      { query: 'query-block-jobs', has: { device: 'job', type: 'backup', speed: 65_536 } },
      { query: 'query-block-jobs', has: { device: 'job', 'auto-dismiss': true }, stands: 'detail' },
      { ...jobListed({ id: 'job', 'total-progress': 16 * MIB }), stands: 'convention' },
      { query: 'query-block-jobs', has: { device: 'job', len: 16 * MIB }, stands: 'convention' },
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
      ...concluded(),
      ...ended('job-dismiss'),
      { execute: 'blockdev-del', arguments: { 'node-name': 'source' }, returns: {} },
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
      ...concluded(),
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
    title: 'jobs are listed with type and status',
    given: ['concluded job'],
    steps: [
      {
        execute: 'query-jobs',
        returns: [
          {
            id: 'job',
            type: 'backup',
            status: 'concluded',
            error: { $absent: true },
          },
        ],
      },
      {
        ...jobListed({ id: 'job', 'current-progress': 65_536, 'total-progress': 65_536 }),
        stands: 'convention',
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
            'auto-finalize': false,
            'auto-dismiss': false,
          },
        ],
      },
      { query: 'query-block-jobs', has: { device: 'job', len: 65_536 }, stands: 'convention' },
    ],
  },
];
