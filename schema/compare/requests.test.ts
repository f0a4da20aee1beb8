import { expect, test } from 'vitest';
import type { JsonObject } from '../json.js';
import { isStrict, judgeRequest, judgeTypes } from './requests.js';

const MANUAL = "QEMU's manual: ";

test.each<[string, JsonObject, string, string | null]>([
  ['query-cpus', {}, '6.0', 'query-cpus'],
  ['query-cpus', {}, '5.2', null],
  ['query-status', {}, '11.1', null],
  ['migrate', { uri: 'tcp:h:1', blk: true }, '9.1', 'blk'],
  ['migrate', { uri: 'tcp:h:1', blk: true }, '9.0', null],
  ['migrate', { uri: 'blk' }, '9.1', null],
  [
    'migrate-set-capabilities',
    { capabilities: [{ capability: 'block', state: true }] },
    '9.1',
    'capabilities[].capability.block',
  ],
  ['blockdev-add', { driver: 'raw', file: { driver: 'gluster' } }, '11.1', 'file.driver.gluster'],
  ['blockdev-add', { driver: 'raw', file: { driver: 'gluster' } }, '10.0', null],
  ['netdev_add', { type: 'stream', id: 'n', reconnect: 1 }, '10.2', 'type=stream.reconnect'],
  ['netdev_add', { type: 'socket', id: 'n', reconnect: 1 }, '10.2', null],
  ['device_add', { driver: 'sga' }, '8.0', 'driver.sga'],
  ['device_add', { driver: 'virtio-blk-pci', scsi: true }, '9.1', 'driver=virtio-blk-pci.scsi'],
  ['device_add', { driver: 'virtio-scsi-pci', id: 'scsi' }, '9.1', null],
  ['device_add', { driver: 'sd-card', spec_version: 1 }, '10.2', 'driver=sd-card.spec_version.1'],
  ['device_add', { driver: 'sd-card', spec_version: 2 }, '10.2', null],
  [
    'query-cpu-model-expansion',
    { type: 'full', model: { name: 'Icelake-Client' } },
    '7.1',
    'model.name.Icelake-Client',
  ],
  ['eject', { device: 'ide0' }, '11.1', null],
])('%s %j on %s', (command, args, release, found) => {
  const because = judgeRequest(command, args, release)?.because ?? null;
  if (found === null) expect(because).toBeNull();
  else expect(because?.startsWith(`${found} (${MANUAL}`)).toBe(true);
});

const properties = [
  { name: 'acpi-index', type: 'uint32' },
  { name: 'multifunction', type: 'bool' },
  { name: 'rombar', type: 'OnOffAuto' },
  { name: 'romfile', type: 'str' },
];

test.each<[JsonObject, string | null]>([
  [{ 'acpi-index': '7' }, 'acpi-index is uint32, and a string stands for it'],
  [{ 'acpi-index': 7 }, null],
  [{ 'acpi-index': 7n }, null],
  [{ 'acpi-index': 1.5 }, 'acpi-index is uint32, and a number stands for it'],
  [{ multifunction: 'on' }, 'multifunction is bool, and a string stands for it'],
  [{ multifunction: [] }, 'multifunction is bool, and an array stands for it'],
  [{ multifunction: true, rombar: 'on', romfile: '' }, null],
  [{ romfile: 7 }, 'romfile is str, and an integer stands for it'],
  [{ other: 7 }, null],
])('a device of 9.2 with %o', (args, what) => {
  const judge = (release: string | null) => judgeTypes('device_add', args, properties, release);
  expect(judge('9.2')).toEqual(
    what && { verdict: 'announced', because: `${what} (${MANUAL}deprecated since 6.2, removed in 9.2)` },
  );
  expect(judge('9.1')).toBeNull();
  expect(judge(null)).toBeNull();
});

test('only device_add became strict, and from a release on', () => {
  expect([
    isStrict('device_add', '9.2.1'),
    isStrict('device_add', '9.1'),
    isStrict('object-add', '10.0'),
  ]).toEqual([true, false, false]);
});
