import { expect, test } from 'vitest';
import { loadCatalog } from '../schema/catalogs.js';
import { whyUnseen } from './unseen.js';

const system = loadCatalog('introspection-qemu-system-7.2');
const daemon = loadCatalog('introspection-qemu-storage-daemon-7.2');

test('what comes from the devices of a guest is not to be expected of a server without one', () => {
  expect(whyUnseen('unseen', 'VSERPORT_CHANGE', daemon)).toMatch(/^unseen: .*guest/);
  expect(whyUnseen('unseen', 'VSERPORT_CHANGE', system)).toBe('unseen');
  expect(whyUnseen('unseen', 'QUORUM_FAILURE', daemon)).toBe('unseen');
});

test('rare hardware is named', () => {
  expect(whyUnseen('unseen', 'RDMA_GID_STATUS_CHANGED', system)).toMatch(/RDMA adapter/);
});
