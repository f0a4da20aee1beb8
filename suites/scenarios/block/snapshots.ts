/** Snapshots of images: overlays, and those within an image. */
import type { Scenario } from '../engine/format.js';

const listed = (has: object) => ({ query: 'query-named-block-nodes', has: has as never });
const snapshots = (of: object) => listed({ 'node-name': 'disk', image: { snapshots: of } });

export const snapshotScenarios: Scenario[] = [
  {
    id: 'command/blockdev-snapshot/success',
    title: 'the overlay has the node as its backing file',
    given: ['qcow2', { qcow2: { node: 'overlay', options: { backing: null } } }],
    steps: [
      { execute: 'blockdev-snapshot', arguments: { node: 'disk', overlay: 'overlay' }, returns: {} },
      listed({ 'node-name': 'overlay', backing_file_depth: 1 }),
      {
        execute: 'blockdev-del',
        arguments: { 'node-name': 'disk' },
        error: 'GenericError',
        stands: 'detail',
      },
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
    title: 'a new image is put over the node',
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
      snapshots({ $has: { name: 'before' } }),
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
];
