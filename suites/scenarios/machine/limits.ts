/** Events that come at most once a second: a guest causes each of them again at once, and the last of it is told later. */
import type { Scenario, Step } from '../engine/format.js';
import { configure, guest } from './guest.js';
import { PC, QTEST } from './machines.js';
import { PLUG, send, start, UNPLUG } from './virtio.js';

const machine = [
  ...[...PC, '-m', '128,slots=2,maxmem=2G', ...QTEST, '-rtc', 'base=2020-01-01T00:00:00', '-device', 'ib700'],
  ...['-object', 'memory-backend-ram,id=mem,size=1G'],
  ...['-device', 'virtio-mem-pci,addr=5,id=vm,memdev=mem,block-size=2M,requested-size=256M'],
  ...['-device', 'virtio-balloon-pci,addr=6'],
];

/** The watchdog runs out; so many MiB are given back; the clock is set to these hours. */
const happens = (mebibytes: number, ...hours: number[]): Step =>
  guest(
    'outb 0x443 0xf',
    `outl 0xc018 0x${(mebibytes * 256).toString(16)}`,
    'outb 0x70 0x04',
    ...hours.map((hour) => `outb 0x71 0x0${hour}`),
  );
const MIB = 1_048_576;
/** Seconds ahead; a slow host may have needed some. */
const ahead = (hours: number) => ({
  offset: { $atLeast: hours * 3600 - 60, $atMost: hours * 3600 + 60 },
});

export const limitScenarios: Scenario[] = [
  {
    id: 'event/RTC_CHANGE/stimulus/limited',
    title: 'what happens again within a second is announced later, as it is then',
    machine,
    requires: ['type:ib700', 'type:virtio-mem-pci', 'type:virtio-balloon-pci'],
    given: [
      { execute: 'watchdog-set-action', arguments: { action: 'none' } },
      start(1),
      guest(...configure([6, 0], 0x10, 0xc001, 'l'), ...configure([6, 0], 4, 5, 'w')),
    ],
    steps: [
      happens(32, 5),
      send(0, [PLUG], [10]),
      { event: 'WATCHDOG', data: { action: 'none' }, many: true },
      { event: 'BALLOON_CHANGE', data: { actual: 96 * MIB } },
      { event: 'MEMORY_DEVICE_SIZE_CHANGE', data: { id: 'vm', size: 4 * MIB } },
      { event: 'RTC_CHANGE', data: ahead(5) },
      happens(16, 6, 7),
      send(0, [UNPLUG], [10]),
      { event: 'WATCHDOG', data: { action: 'none' } },
      { event: 'BALLOON_CHANGE', data: { actual: 112 * MIB } },
      { event: 'MEMORY_DEVICE_SIZE_CHANGE', data: { id: 'vm', size: 2 * MIB } },
      { event: 'RTC_CHANGE', data: ahead(7) },
    ],
  },
];
