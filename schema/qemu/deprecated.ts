/** What 11.1 lists as deprecated and still has; as removed.ts tells, with its source. What lacks it later was announced. */
import type { Removal } from './removal.js';

const JOB_VERBS = ['pause', 'resume', 'complete', 'dismiss', 'finalize'];

export const DEPRECATED: readonly Removal[] = [
  {
    entities: [
      ...['blockdev-open-tray', 'blockdev-close-tray', 'eject', 'blockdev-change-medium'],
      'block_set_io_throttle',
    ],
    paths: ['device'],
    deprecated: '2.8',
    under: 'commands',
  },
  { entities: ['block-commit'], paths: ['base', 'top'], deprecated: '3.1', under: 'commands' },
  { entities: ['nbd-server-add', 'nbd-server-remove'], deprecated: '5.2', under: 'commands' },
  { entities: ['query-qmp-schema'], paths: ['meta-type=enum.values'], deprecated: '6.2', under: 'commands' },
  { entities: ['drive-backup'], deprecated: '6.2', under: 'commands' },
  { entities: ['transaction'], paths: ['type.drive-backup'], deprecated: '6.2', under: 'commands' },
  { entities: JOB_VERBS.map((verb) => `block-job-${verb}`), deprecated: '10.1', under: 'commands' },
  { entities: ['query-kvm'], deprecated: '11.0', under: 'commands' },
  { entities: ['*'], paths: ['driver=iscsi.password'], deprecated: '8.0', under: 'properties' },
  {
    entities: ['chardev-add', 'chardev-change'],
    paths: ['type.memory'],
    deprecated: '9.0',
    under: 'properties',
  },
  {
    entities: ['device_add'],
    paths: ['driver=nvme-ns.eui64-default', 'driver=nvme.use-intel-id'],
    deprecated: '7.1',
    under: 'properties',
  },
  { entities: ['device_add'], paths: ['driver=cxl-type3.memdev'], deprecated: '8.0', under: 'properties' },
];
