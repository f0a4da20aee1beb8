/** Images: created, amended, snapshots of them, their backing files. */
import type { Scenario, Step } from '../engine/format.js';

const MIB = 1_048_576;
const concluded = (id: string): Step[] => [
  { query: 'query-jobs', has: { id, status: 'concluded' }, eventually: true },
  { query: 'query-jobs', has: { id, error: { $absent: true } } },
];
const listed = (has: object) => ({ query: 'query-named-block-nodes', has: has as never });
const snapshots = (of: object) => listed({ 'node-name': 'disk', image: { snapshots: of } });

export const imageScenarios: Scenario[] = [
  {
    id: 'command/blockdev-create/success',
    title: 'an image that was created can be opened, and has the size that was asked for',
    given: [{ file: { size: 0 } }],
    steps: [
      {
        execute: 'blockdev-create',
        arguments: {
          'job-id': 'job',
          options: { driver: 'qcow2', file: 'file', size: 3 * MIB, 'cluster-size': 131_072 },
        },
        returns: {},
      },
      ...concluded('job'),
      { query: 'query-jobs', has: { id: 'job', type: 'create' } },
      { execute: 'job-dismiss', arguments: { id: 'job' }, returns: {} },
      { query: 'query-jobs', lacks: { id: 'job' } },
      { execute: 'blockdev-add', arguments: { driver: 'qcow2', 'node-name': 'disk', file: 'file' } },
      listed({ 'node-name': 'disk', image: { 'virtual-size': 3 * MIB, 'cluster-size': 131_072 } }),
    ],
  },
  {
    id: 'command/blockdev-create/success/file',
    title: 'a file that was created is there, with its size',
    steps: [
      {
        execute: 'blockdev-create',
        arguments: { 'job-id': 'job', options: { driver: 'file', filename: '$DIR/new.img', size: MIB } },
        returns: {},
      },
      ...concluded('job'),
      {
        execute: 'blockdev-add',
        arguments: { driver: 'file', 'node-name': 'disk', filename: '$DIR/new.img' },
      },
      listed({ 'node-name': 'disk', image: { 'virtual-size': MIB } }),
    ],
  },
  {
    id: 'command/blockdev-create/failure/job-id-taken',
    title: 'a job id that is in use is refused',
    given: ['running job', { file: { size: 0 } }],
    steps: [
      {
        execute: 'blockdev-create',
        arguments: { 'job-id': 'job', options: { driver: 'qcow2', file: 'file', size: MIB } },
        error: 'GenericError',
      },
    ],
  },
  {
    id: 'command/x-blockdev-amend/success',
    title: 'a second key of an encrypted image opens it, as the first does',
    // QEMU measures for how long to hash a key, a second each time.
    slow: true,
    given: ['luks', { secret: { id: 'other', data: 'second' } }],
    steps: [
      {
        execute: 'x-blockdev-amend',
        arguments: {
          'job-id': 'job',
          'node-name': 'disk',
          options: { driver: 'luks', state: 'active', 'new-secret': 'other', 'iter-time': 10 },
        },
        returns: {},
      },
      ...concluded('job'),
      { execute: 'job-dismiss', arguments: { id: 'job' } },
      { execute: 'blockdev-del', arguments: { 'node-name': 'disk' } },
      {
        execute: 'blockdev-add',
        arguments: { driver: 'luks', 'node-name': 'again', file: 'disk-file', 'key-secret': 'other' },
        returns: {},
      },
    ],
  },
  {
    id: 'command/blockdev-snapshot/success',
    title: 'the overlay has the node as its backing file',
    given: ['qcow2', { qcow2: { node: 'overlay', options: { backing: null } } }],
    steps: [
      { execute: 'blockdev-snapshot', arguments: { node: 'disk', overlay: 'overlay' }, returns: {} },
      listed({ 'node-name': 'overlay', backing_file_depth: 1 }),
      { execute: 'blockdev-del', arguments: { 'node-name': 'disk' }, error: 'GenericError' },
    ],
  },
  {
    id: 'command/blockdev-snapshot/failure/has-backing',
    title: 'an overlay must not have a backing file already',
    given: ['qcow2', 'chain'],
    steps: [
      { execute: 'blockdev-snapshot', arguments: { node: 'disk', overlay: 'top' }, error: 'GenericError' },
    ],
  },
  {
    id: 'command/blockdev-snapshot-sync/success',
    title: 'a new image is put over the node, below whatever uses it',
    given: [
      'qcow2',
      { execute: 'blockdev-add', arguments: { driver: 'raw', 'node-name': 'user', file: 'disk' } },
    ],
    steps: [
      {
        execute: 'blockdev-snapshot-sync',
        arguments: {
          'node-name': 'disk',
          'snapshot-file': '$DIR/snapshot.img',
          'snapshot-node-name': 'overlay',
          format: 'qcow2',
        },
        returns: {},
      },
      listed({ 'node-name': 'overlay', drv: 'qcow2', backing_file_depth: 1 }),
    ],
  },
  {
    id: 'command/blockdev-snapshot-sync/failure/name-taken',
    title: 'the name of the new node must be free',
    given: ['qcow2', { 'null-co': { node: 'other' } }],
    steps: [
      {
        execute: 'blockdev-snapshot-sync',
        arguments: {
          'node-name': 'disk',
          'snapshot-file': '$DIR/snapshot.img',
          'snapshot-node-name': 'other',
        },
        error: 'GenericError',
      },
      listed({ 'node-name': 'disk', backing_file_depth: 0 }),
    ],
  },
  {
    id: 'command/blockdev-snapshot-internal-sync/success',
    title: 'an internal snapshot is listed with the image, by its name',
    given: ['qcow2'],
    steps: [
      {
        execute: 'blockdev-snapshot-internal-sync',
        arguments: { device: 'disk', name: 'before' },
        returns: {},
      },
      snapshots({ $has: { name: 'before', 'vm-state-size': 0 } }),
    ],
  },
  {
    id: 'command/blockdev-snapshot-internal-sync/failure/name-taken',
    title: 'names of internal snapshots are unique',
    given: [
      'qcow2',
      { execute: 'blockdev-snapshot-internal-sync', arguments: { device: 'disk', name: 'before' } },
    ],
    steps: [
      {
        execute: 'blockdev-snapshot-internal-sync',
        arguments: { device: 'disk', name: 'before' },
        error: 'GenericError',
      },
      snapshots({ $length: 1 }),
    ],
  },
  {
    id: 'command/blockdev-snapshot-delete-internal-sync/success',
    title: 'the snapshot that was deleted is returned, and the other is left',
    given: [
      'qcow2',
      { execute: 'blockdev-snapshot-internal-sync', arguments: { device: 'disk', name: 'before' } },
      { execute: 'blockdev-snapshot-internal-sync', arguments: { device: 'disk', name: 'after' } },
    ],
    steps: [
      {
        execute: 'blockdev-snapshot-delete-internal-sync',
        arguments: { device: 'disk', name: 'before' },
        returns: { name: 'before' },
      },
      snapshots({ $length: 1, $has: { name: 'after' } }),
    ],
  },
  {
    id: 'command/blockdev-snapshot-delete-internal-sync/failure/no-such-snapshot',
    title: 'a snapshot that is not there cannot be deleted',
    given: ['qcow2'],
    steps: [
      {
        execute: 'blockdev-snapshot-delete-internal-sync',
        arguments: { device: 'disk', name: 'never' },
        error: 'GenericError',
      },
    ],
  },
  ...['blockdev-snapshot-internal-sync', 'blockdev-snapshot-delete-internal-sync'].map(
    (execute): Scenario => ({
      id: `command/${execute}/failure/unsupported`,
      title: 'a node whose format keeps no internal snapshots has none',
      given: ['null-co'],
      steps: [{ execute, arguments: { device: 'disk', name: 'before' }, error: 'GenericError' }],
    }),
  ),
  {
    id: 'command/blockdev-snapshot-internal-sync/failure/no-name',
    title: 'an internal snapshot must have a name',
    given: ['qcow2'],
    steps: [
      {
        execute: 'blockdev-snapshot-internal-sync',
        arguments: { device: 'disk', name: '' },
        error: 'GenericError',
      },
      snapshots({ $absent: true }),
    ],
  },
  {
    id: 'command/blockdev-snapshot-delete-internal-sync/failure/unnamed',
    title: 'which snapshot to delete must be said',
    given: ['qcow2'],
    steps: [
      {
        execute: 'blockdev-snapshot-delete-internal-sync',
        arguments: { device: 'disk' },
        error: 'GenericError',
      },
    ],
  },
  {
    id: 'command/change-backing-file/failure/not-in-chain',
    title: 'an image that is not in the chain of the device keeps its backing file',
    given: ['chain', 'null-co'],
    steps: [
      {
        execute: 'change-backing-file',
        arguments: { device: 'top', 'image-node-name': 'disk', 'backing-file': '$DIR/elsewhere.img' },
        error: 'GenericError',
      },
    ],
  },
  {
    id: 'command/x-blockdev-amend/failure/other-driver',
    title: 'options of another format than that of the node are refused, and no job is there',
    given: ['qcow2'],
    steps: [
      {
        execute: 'x-blockdev-amend',
        arguments: { 'job-id': 'job', 'node-name': 'disk', options: { driver: 'luks', state: 'active' } },
        error: 'GenericError',
      },
      { query: 'query-jobs', is: [] },
    ],
  },
  {
    id: 'command/change-backing-file/success',
    title: 'the image names the backing file that it was given, and the chain stays as it is',
    given: ['chain'],
    steps: [
      {
        execute: 'change-backing-file',
        arguments: { device: 'top', 'image-node-name': 'top', 'backing-file': '$DIR/elsewhere.img' },
        returns: {},
      },
      listed({
        'node-name': 'top',
        backing_file_depth: 2,
        image: { 'backing-filename': '$DIR/elsewhere.img' },
      }),
    ],
  },
];
