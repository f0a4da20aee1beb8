/** Devices, properties of devices and CPU models that QEMU removed; as removed.ts tells, with its source. */
import type { Removal } from './removal.js';

const device = (names: readonly string[], more: Omit<Removal, 'entities' | 'paths'>): Removal => ({
  entities: ['device_add'],
  paths: names.map((name) => `driver.${name}`),
  ...more,
});

/** Wherever a model is named, and where one is plugged in. */
const cpu = (names: readonly string[], more: Omit<Removal, 'entities' | 'paths' | 'under'>): Removal => ({
  entities: ['query-cpu-model-*'],
  paths: names.flatMap((name) => ['model', 'modela', 'modelb'].map((at) => `${at}.name.${name}`)),
  under: 'cpu',
  ...more,
});

const VIRTIO_BLK = ['', '-pci', '-pci-transitional', '-pci-non-transitional', '-device', '-ccw'];

export const REMOVED_DEVICES: readonly Removal[] = [
  device(['spapr-pci-vfio-host-bridge'], { removed: '2.12', under: 'device' }),
  device(['ivshmem'], { removed: '4.0', under: 'device' }),
  device(['ide-drive', 'scsi-disk'], { deprecated: '4.2', removed: '6.0', under: 'device' }),
  device(['sga'], { deprecated: '6.2', removed: '8.0', under: 'device' }),
  device(['pvrdma'], { deprecated: '8.2', removed: '9.1', under: 'device' }),
  device(['vfio-calxeda-xgmac', 'vfio-amd-xgbe', 'vfio-platform'], {
    deprecated: '10.0',
    removed: '10.2',
    under: 'vfio',
  }),
  {
    entities: ['device_add'],
    paths: VIRTIO_BLK.map((kind) => `driver=virtio-blk${kind}.scsi`),
    deprecated: '5.0',
    removed: '9.1',
    under: 'options',
  },
  {
    entities: ['device_add'],
    paths: ['driver=sd-card.spec_version.1'],
    deprecated: '9.1',
    removed: '10.2',
    under: 'device',
  },
  cpu(['Icelake-Client'], { deprecated: '5.2', removed: '7.1' }),
  cpu(['any'], { deprecated: '8.2', removed: '9.2' }),
  cpu(['power8e', 'power8nvl'], { deprecated: '10.1', removed: '11.1' }),
];
