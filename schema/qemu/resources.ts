/**
 * What commands make: one entry for each kind, from which all else is derived that has to know. Source: QEMU's reference
 * manuals, at each command and event named. Every run tries it: order/effect, and what is made is listed.
 */
import { JOB_STARTERS } from './jobs.js';
import type { Resource } from './resource.js';

/** Commands that name it by the same argument. */
const named = (argument: string, commands: readonly string[]) =>
  Object.fromEntries(commands.map((command) => [command, [argument]] as const));

export const RESOURCES: readonly Resource[] = [
  {
    name: 'dirty-bitmap',
    make: { 'block-dirty-bitmap-add': ['node', 'name'] },
    remove: { 'block-dirty-bitmap-remove': ['node', 'name'] },
    lists: [{ query: 'query-named-block-nodes', path: ['*', 'dirty-bitmaps', '*', 'name'] }],
    use: {
      ...named('name', [
        'block-dirty-bitmap-clear',
        'block-dirty-bitmap-disable',
        'block-dirty-bitmap-enable',
      ]),
      'block-dirty-bitmap-merge': ['target', 'bitmaps'],
      'x-debug-block-dirty-bitmap-sha256': ['name'],
    },
  },
  {
    name: 'job',
    make: named('job-id', Object.keys(JOB_STARTERS)),
    // It is ordered about: jobs.ts.
    remove: {},
    lists: [
      { query: 'query-jobs', path: ['*', 'id'] },
      { query: 'query-block-jobs', path: ['*', 'device'], part: true },
    ],
  },
  {
    name: 'block-node',
    make: { 'blockdev-add': ['node-name'] },
    makeForAWhile: {
      'blockdev-snapshot-sync': ['snapshot-node-name'],
      'blockdev-mirror': ['filter-node-name'],
      'blockdev-backup': ['filter-node-name'],
    },
    remove: { 'blockdev-del': ['node-name'] },
    lists: [
      { query: 'query-named-block-nodes', path: ['*', 'node-name'] },
      // Drives that were made by options have a name that does for a node.
      { query: 'query-block', path: ['*', 'device'] },
    ],
    use: {
      ...named('node', ['block-dirty-bitmap-add', 'block-dirty-bitmap-clear', 'block-dirty-bitmap-disable']),
      ...named('node', [
        'block-dirty-bitmap-enable',
        'block-dirty-bitmap-merge',
        'block-dirty-bitmap-remove',
      ]),
      ...named('device', ['block-commit', 'block-stream', 'change', 'drive-backup', 'drive-mirror']),
      ...named('device', ['blockdev-snapshot-internal-sync', 'blockdev-snapshot-delete-internal-sync']),
      ...named('device', ['block_set_io_throttle', 'nbd-server-add']),
      ...named('node-name', ['block-export-add', 'block-set-write-threshold', 'x-blockdev-set-iothread']),
      ...named('node-name', ['blockdev-set-active', 'x-blockdev-amend', 'x-blockdev-reopen']),
      block_passwd: ['device', 'node-name'],
      'blockdev-backup': ['device', 'target'],
      'blockdev-mirror': ['device', 'target'],
      'blockdev-reopen': ['options'],
      'blockdev-snapshot': ['node', 'overlay'],
      'blockdev-snapshot-sync': ['device', 'node-name'],
      block_resize: ['device', 'node-name'],
      'change-backing-file': ['device', 'image-node-name'],
      'x-blockdev-change': ['parent', 'node'],
      'x-debug-block-dirty-bitmap-sha256': ['node'],
    },
    example: { driver: 'null-co', size: 1_048_576 },
  },
  {
    name: 'object',
    make: { 'object-add': ['id'] },
    kind: 'qom-type',
    ofQom: true,
    option: '-object',
    remove: { 'object-del': ['id'] },
    lists: [
      { query: 'qom-list', arguments: { path: '/objects' }, path: ['*', 'name'] },
      { query: 'query-iothreads', path: ['*', 'id'], part: true, madeWith: ['qom-type', 'iothread'] },
      { query: 'query-memdev', path: ['*', 'id'], part: true, madeWith: ['qom-type', 'memory-backend-ram'] },
    ],
    home: '/objects',
    example: { 'qom-type': 'iothread' },
  },
  {
    name: 'chardev',
    make: { 'chardev-add': ['id'] },
    remove: { 'chardev-remove': ['id'] },
    lists: [{ query: 'query-chardev', path: ['*', 'label'] }],
    use: {
      ...named('id', ['chardev-change', 'chardev-send-break']),
      ...named('device', ['ringbuf-read', 'ringbuf-write']),
    },
    home: '/chardevs',
    example: { backend: { type: 'ringbuf', data: { size: 1024 } } },
  },
  {
    name: 'block-export',
    make: { 'block-export-add': ['id'], 'nbd-server-add': ['name'] },
    remove: { 'block-export-del': ['id'], 'nbd-server-remove': ['name'], 'nbd-server-stop': null },
    force: { mode: 'hard' },
    gone: { event: 'BLOCK_EXPORT_DELETED', member: 'id' },
    lists: [{ query: 'query-block-exports', path: ['*', 'id'] }],
  },
  {
    name: 'nbd-server',
    make: { 'nbd-server-start': [] },
    remove: { 'nbd-server-stop': [] },
  },
  {
    name: 'netdev',
    make: { netdev_add: ['id'] },
    kind: 'type',
    option: '-netdev',
    remove: { netdev_del: ['id'] },
  },
  {
    name: 'device',
    make: { device_add: ['id'] },
    kind: 'driver',
    ofQom: true,
    option: '-device',
    // A reset completes what a guest has not let go.
    remove: { device_del: ['id'], system_reset: null },
    gone: { event: 'DEVICE_DELETED', member: 'device' },
    needsGuest: true,
    lists: [{ query: 'qom-list', arguments: { path: '/machine/peripheral' }, path: ['*', 'name'] }],
    use: {
      ...named('id', ['blockdev-close-tray', 'blockdev-insert-medium', 'blockdev-open-tray']),
      ...named('id', ['blockdev-remove-medium', 'block-latency-histogram-set', 'block_set_io_throttle']),
      ...named('id', ['device-sync-config', 'request-ebpf']),
      'blockdev-change-medium': ['id', 'device'],
      eject: ['id', 'device'],
    },
    home: '/machine/peripheral',
    // The primary of a failover pair waits for the guest.
    hiddenWith: 'failover_pair_id',
  },
  {
    name: 'descriptor-set',
    make: { 'add-fd': ['fdset-id'] },
    remove: { 'remove-fd': ['fdset-id'] },
    lists: [{ query: 'query-fdsets', path: ['*', 'fdset-id'] }],
    ofDescriptor: true,
  },
  {
    name: 'descriptor',
    make: { getfd: ['fdname'] },
    remove: { closefd: ['fdname'] },
    ofDescriptor: true,
  },
];

/** Places of the object tree for what has no name. */
export const NAMELESS_HOMES = ['/machine/peripheral-anon', '/backend'];
