/**
 * What QEMU's manual announced as deprecated or removed where the schema itself did not, or not in every version:
 * facts of its sections "Deprecated features" (since) and "Removed features" (removed in).
 */
import { compareReleases } from './release.js';

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

const REMOVALS: readonly Removal[] = [
  { entities: ['cpu-add'], deprecated: '4.0', removed: '5.2' },
  // In words only, where the command is described: obsolete, and nothing but an error.
  { entities: ['block_passwd'], deprecated: '2.10', removed: '6.0', says: 'the QMP reference of 5.2' },
  { entities: ['change', 'query-events', 'query-cpus'], removed: '6.0' },
  { entities: ['migrate-set-cache-size', 'query-migrate-cache-size'], removed: '6.0' },
  { entities: ['migrate_set_downtime', 'migrate_set_speed'], removed: '6.0' },
  { entities: ['query-cpus-fast'], paths: ['arch'], removed: '6.0' },
  { entities: ['query-named-block-nodes', 'query-block'], paths: ['encryption_key_missing'], removed: '6.0' },
  { entities: ['query-named-block-nodes', 'query-block'], paths: ['dirty-bitmaps[].status'], removed: '6.0' },
  { entities: ['query-block'], paths: ['dirty-bitmaps'], removed: '6.0' },
  { entities: ['object-add'], paths: ['props'], removed: '6.0' },
  // The block driver as a whole: wherever a driver is named.
  { entities: ['*'], paths: ['driver.sheepdog', 'backing-fmt.sheepdog'], removed: '6.0' },
  { entities: ['query-sgx', 'query-sgx-capabilities'], paths: ['section-size'], removed: '8.0' },
  { entities: ['query-status'], paths: ['singlestep'], deprecated: '8.1', removed: '9.0' },
  { entities: ['query-migrate'], paths: ['ram.skipped'], removed: '9.1' },
  { entities: ['migrate'], paths: ['inc', 'blk'], removed: '9.1' },
  {
    entities: ['migrate-set-capabilities'],
    paths: ['capability.block', 'capability.compress'],
    removed: '9.1',
  },
  {
    entities: ['migrate-set-parameters', 'query-migrate-parameters'],
    paths: ['compress-level', 'compress-threads', 'compress-wait-thread', 'decompress-threads'],
    removed: '9.1',
  },
  // Block migration and migration compression: what they were set and reported by went with them.
  {
    entities: ['migrate-set-parameters', 'query-migrate-parameters'],
    paths: ['block-incremental'],
    removed: '9.1',
  },
  { entities: ['query-migrate'], paths: ['disk', 'compression'], removed: '9.1' },
  { entities: ['trace-event-get-state', 'trace-event-set-state'], paths: ['vcpu'], removed: '9.1' },
  { entities: ['MEM_UNPLUG_ERROR'], removed: '9.1' },
  // An event of the RDMA subsystem, which was removed whole.
  { entities: ['RDMA_GID_STATUS_CHANGED'], deprecated: '8.2', removed: '9.1' },
  { entities: ['query-migrationthreads'], deprecated: '9.2', removed: '11.0' },
  { entities: ['migrate'], paths: ['detach'], removed: '11.0' },
];

/** The entry that announces what is gone between two versions (`to` null: by now); null when there is none. */
export function announcedRemoval(entity: string, path: string, to: string | null): Removal | null {
  const names = (pattern: string) =>
    pattern.endsWith('*') ? entity.startsWith(pattern.slice(0, -1)) : pattern === entity;
  const ends = (end: string) => path === end || path.endsWith(`.${end}`);
  return (
    REMOVALS.find(
      ({ entities, paths, removed }) =>
        entities.some(names) &&
        (paths === undefined ? path === '' : paths.some(ends)) &&
        (compareReleases(removed, to) ?? 0) <= 0,
    ) ?? null
  );
}
