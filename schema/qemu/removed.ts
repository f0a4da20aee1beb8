/**
 * What QEMU removed from QMP, since which release it was deprecated and which release lacks it first. Source: the sections
 * "Deprecated features" and "Removed features" of QEMU's manual (docs/about; before 6.1 docs/system and qemu-doc), in its
 * editions up to 11.1. Absent `deprecated`: the editions that were looked at do not tell.
 */
export interface Removal {
  /** Names of commands or events; `*` at the end stands for any rest. */
  entities: readonly string[];
  /** Endings of the paths of what is gone, the value of an enum last; absent: the entity itself. */
  paths?: readonly string[];
  deprecated?: string;
  removed: string;
  /** Who says so, if not those sections of the manual. */
  says?: string;
}

/** Arguments whose JSON types were not checked before: a string stood for an integer or a boolean. */
export interface Looseness {
  command: string;
  deprecated: string;
  removed: string;
}

export const LOOSE_TYPES: readonly Looseness[] = [
  { command: 'device_add', deprecated: '6.2', removed: '9.2' },
];

const BITMAPS = ['query-named-block-nodes', 'query-block'];
const PARAMETERS = ['migrate-set-parameters', 'query-migrate-parameters'];
const CAPABILITIES = ['migrate-set-capabilities', 'query-migrate-capabilities'];

export const REMOVALS: readonly Removal[] = [
  { entities: ['block-dirty-bitmap-add'], paths: ['autoload'], deprecated: '2.12', removed: '4.2' },
  { entities: ['cpu-add'], deprecated: '4.0', removed: '5.2' },
  // In words only, where the command is described: obsolete, and nothing but an error.
  { entities: ['block_passwd'], deprecated: '2.10', removed: '6.0', says: 'the QMP reference of 5.2' },
  { entities: ['change'], deprecated: '2.5', removed: '6.0' },
  { entities: ['query-events'], deprecated: '4.0', removed: '6.0' },
  { entities: ['query-cpus'], deprecated: '2.12', removed: '6.0' },
  {
    entities: ['migrate-set-cache-size', 'query-migrate-cache-size'],
    deprecated: '2.11',
    removed: '6.0',
  },
  { entities: ['migrate_set_downtime', 'migrate_set_speed'], deprecated: '2.8', removed: '6.0' },
  { entities: ['query-cpus-fast'], paths: ['arch'], deprecated: '3.0', removed: '6.0' },
  { entities: BITMAPS, paths: ['encryption_key_missing'], deprecated: '2.10', removed: '6.0' },
  { entities: BITMAPS, paths: ['dirty-bitmaps[].status'], deprecated: '4.0', removed: '6.0' },
  { entities: ['query-block'], paths: ['dirty-bitmaps'], deprecated: '4.2', removed: '6.0' },
  { entities: ['object-add'], paths: ['props'], deprecated: '5.0', removed: '6.0' },
  // The block driver as a whole: wherever a driver is named.
  { entities: ['*'], paths: ['driver.sheepdog', 'backing-fmt.sheepdog'], deprecated: '5.2', removed: '6.0' },
  {
    entities: ['query-sgx', 'query-sgx-capabilities'],
    paths: ['section-size'],
    deprecated: '7.0',
    removed: '8.0',
  },
  { entities: ['query-status'], paths: ['singlestep'], deprecated: '8.1', removed: '9.0' },
  { entities: ['query-migrate'], paths: ['ram.skipped'], removed: '9.1' },
  { entities: ['migrate'], paths: ['inc', 'blk'], removed: '9.1' },
  { entities: CAPABILITIES, paths: ['capability.block', 'capability.compress'], removed: '9.1' },
  {
    entities: PARAMETERS,
    paths: ['compress-level', 'compress-threads', 'compress-wait-thread', 'decompress-threads'],
    removed: '9.1',
  },
  // Block migration and migration compression: what they were set and reported by went with them.
  { entities: PARAMETERS, paths: ['block-incremental'], removed: '9.1' },
  { entities: ['query-migrate'], paths: ['disk', 'compression'], removed: '9.1' },
  { entities: ['trace-event-get-state', 'trace-event-set-state'], paths: ['vcpu'], removed: '9.1' },
  { entities: ['MEM_UNPLUG_ERROR'], deprecated: '6.2', removed: '9.1' },
  // An event of the RDMA subsystem, which was removed whole.
  { entities: ['RDMA_GID_STATUS_CHANGED'], deprecated: '8.2', removed: '9.1' },
  {
    entities: ['object-add'],
    paths: ['secret', 'secret_keyring', 'tls-creds-anon', 'tls-creds-psk', 'tls-creds-x509'].map(
      (type) => `qom-type=${type}.loaded`,
    ),
    removed: '9.2',
  },
  {
    entities: ['chardev-add', 'chardev-change'],
    paths: ['type=socket.data.reconnect'],
    deprecated: '9.2',
    removed: '10.2',
  },
  { entities: ['netdev_add'], paths: ['type=stream.reconnect'], deprecated: '9.2', removed: '10.2' },
  { entities: ['query-migrationthreads'], deprecated: '9.2', removed: '11.0' },
  { entities: CAPABILITIES, paths: ['capability.zero-blocks'], deprecated: '9.2', removed: '11.0' },
  { entities: ['migrate'], paths: ['detach'], deprecated: '10.1', removed: '11.0' },
  { entities: ['*'], paths: ['driver.gluster', 'backing-fmt.gluster'], deprecated: '9.2', removed: '11.1' },
];
