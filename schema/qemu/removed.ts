/**
 * What QEMU deprecated in QMP and what it removed: since which release it is deprecated, and which release lacks it first.
 * Source: the sections "Deprecated features" and "Removed features" of QEMU's manual (docs/about; before 6.1 docs/system),
 * in their editions up to 11.1, and where `says` is given, that. Left out is what no request and no reply shows: options of
 * the command line, commands of the human monitor, names of machines. Left out is the `fd:` of `migrate` for plain files,
 * too (9.1, 11.0): a request does not show to what the descriptor leads.
 */
import { DEPRECATED } from './deprecated.js';
import type { Heading, Removal } from './removal.js';
import { REMOVED_DEVICES } from './removed-devices.js';

/** Arguments whose JSON types were not checked before: a string stood for an integer or a boolean. */
export interface Looseness {
  command: string;
  deprecated: string;
  removed: string;
  under: Heading;
}

export const LOOSE_TYPES: readonly Looseness[] = [
  { command: 'device_add', deprecated: '6.2', removed: '9.2', under: 'commands' },
];

const BITMAPS = ['query-named-block-nodes', 'query-block'];
const PARAMETERS = ['migrate-set-parameters', 'query-migrate-parameters'];
const CAPABILITIES = ['migrate-set-capabilities', 'query-migrate-capabilities'];

export const REMOVALS: readonly Removal[] = [
  {
    entities: ['block-dirty-bitmap-add'],
    paths: ['autoload'],
    deprecated: '2.12',
    removed: '4.2',
    under: 'commands',
  },
  // In words only, where the command is described: it is not finished.
  {
    entities: ['blockdev-add'],
    paths: ['options'],
    instead: ['driver'],
    removed: '2.8',
    says: 'the QMP reference of 2.4, which calls blockdev-add a work in progress',
    under: 'commands',
  },
  // A placeholder for all that a backend takes; its own note calls it not well defined, and it never was on the wire.
  {
    entities: ['netdev_add'],
    paths: ['props'],
    removed: '2.5',
    says: 'the QAPI schema of 2.5, which corrects the definition of netdev_add',
    under: 'commands',
  },
  { entities: ['cpu-add'], deprecated: '4.0', removed: '5.2', under: 'commands' },
  // In words only, where the command is described: obsolete, and nothing but an error.
  {
    entities: ['block_passwd'],
    deprecated: '2.10',
    removed: '6.0',
    says: 'the QMP reference of 5.2',
    under: 'commands',
  },
  { entities: ['change'], deprecated: '2.5', removed: '6.0', under: 'commands' },
  { entities: ['query-events'], deprecated: '4.0', removed: '6.0', under: 'commands' },
  { entities: ['query-cpus'], deprecated: '2.12', removed: '6.0', under: 'commands' },
  {
    entities: ['migrate-set-cache-size', 'query-migrate-cache-size'],
    deprecated: '2.11',
    removed: '6.0',
    under: 'commands',
  },
  {
    entities: ['migrate_set_downtime', 'migrate_set_speed'],
    deprecated: '2.8',
    removed: '6.0',
    under: 'commands',
  },
  { entities: ['query-cpus-fast'], paths: ['arch'], deprecated: '3.0', removed: '6.0', under: 'commands' },
  {
    entities: BITMAPS,
    paths: ['encryption_key_missing'],
    deprecated: '2.10',
    removed: '6.0',
    under: 'commands',
  },
  {
    entities: BITMAPS,
    paths: ['dirty-bitmaps[].status'],
    deprecated: '4.0',
    removed: '6.0',
    under: 'commands',
  },
  {
    entities: ['query-block'],
    paths: ['dirty-bitmaps'],
    deprecated: '4.2',
    removed: '6.0',
    under: 'commands',
  },
  { entities: ['object-add'], paths: ['props'], deprecated: '5.0', removed: '6.0', under: 'commands' },
  // The block driver as a whole: wherever a driver is named.
  {
    entities: ['*'],
    paths: ['driver.sheepdog', 'backing-fmt.sheepdog'],
    deprecated: '5.2',
    removed: '6.0',
    under: 'blockdev',
  },
  {
    entities: ['query-sgx', 'query-sgx-capabilities'],
    paths: ['section-size'],
    deprecated: '7.0',
    removed: '8.0',
    under: 'commands',
  },
  { entities: ['query-status'], paths: ['singlestep'], deprecated: '8.1', removed: '9.0', under: 'commands' },
  {
    entities: ['query-migrate'],
    paths: ['ram.skipped'],
    deprecated: '8.1',
    removed: '9.1',
    under: 'commands',
  },
  { entities: ['migrate'], paths: ['inc', 'blk'], deprecated: '8.2', removed: '9.1', under: 'commands' },
  {
    entities: CAPABILITIES,
    paths: ['capability.block', 'capability.compress'],
    deprecated: '8.2',
    removed: '9.1',
    under: 'commands',
  },
  {
    entities: PARAMETERS,
    paths: ['compress-level', 'compress-threads', 'compress-wait-thread', 'decompress-threads'],
    deprecated: '8.2',
    removed: '9.1',
    under: 'commands',
  },
  // Block migration and migration compression: what they were set and reported by went with them.
  {
    entities: PARAMETERS,
    paths: ['block-incremental'],
    deprecated: '8.2',
    removed: '9.1',
    under: 'commands',
  },
  {
    entities: ['query-migrate'],
    paths: ['disk', 'compression'],
    deprecated: '8.2',
    removed: '9.1',
    under: 'commands',
  },
  {
    entities: ['trace-event-get-state', 'trace-event-set-state'],
    paths: ['vcpu'],
    deprecated: '8.1',
    removed: '9.1',
    under: 'events',
  },
  { entities: ['MEM_UNPLUG_ERROR'], deprecated: '6.2', removed: '9.1', under: 'events' },
  // An event of the RDMA subsystem, which was removed whole.
  { entities: ['RDMA_GID_STATUS_CHANGED'], deprecated: '8.2', removed: '9.1', under: 'device' },
  {
    entities: ['object-add'],
    paths: ['qom-type=secret.loaded', 'qom-type=secret_keyring.loaded'],
    deprecated: '6.0',
    removed: '9.2',
    under: 'options',
  },
  {
    entities: ['object-add'],
    paths: ['anon', 'psk', 'x509'].map((kind) => `qom-type=tls-creds-${kind}.loaded`),
    removed: '9.2',
    under: 'options',
  },
  // Of a socket that connects to a server.
  {
    entities: ['chardev-add', 'chardev-change'],
    paths: ['type=socket.data.server=false.wait'],
    deprecated: '4.0',
    removed: '6.0',
    under: 'commands',
  },
  {
    entities: ['chardev-add', 'chardev-change'],
    paths: ['type=socket.data.reconnect'],
    deprecated: '9.2',
    removed: '10.2',
    under: 'properties',
  },
  {
    entities: ['netdev_add'],
    paths: ['type=stream.reconnect'],
    deprecated: '9.2',
    removed: '10.2',
    under: 'properties',
  },
  { entities: ['query-migrationthreads'], deprecated: '9.2', removed: '11.0', under: 'commands' },
  {
    entities: CAPABILITIES,
    paths: ['capability.zero-blocks'],
    deprecated: '9.2',
    removed: '11.0',
    under: 'commands',
  },
  { entities: ['migrate'], paths: ['detach'], deprecated: '10.1', removed: '11.0', under: 'commands' },
  {
    entities: ['*'],
    paths: ['driver.gluster', 'backing-fmt.gluster'],
    deprecated: '9.2',
    removed: '11.1',
    under: 'blockdev',
  },
  ...REMOVED_DEVICES,
  ...DEPRECATED,
];
