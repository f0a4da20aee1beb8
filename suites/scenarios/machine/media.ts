/** Drives with a tray. */
import type { Scenario, Step } from '../engine/format.js';
import { guest } from './guest.js';
import { PAUSED, PC, QTEST, STAYING_GUEST } from './machines.js';

const machine = [...PC, ...PAUSED, '-device', 'ide-cd,id=cd,bus=ide.0'];
const id = { id: 'cd' };
const open: Step = { execute: 'blockdev-open-tray', arguments: id };
const insert: Step = { execute: 'blockdev-insert-medium', arguments: { ...id, 'node-name': 'disk' } };
const shows = (has: object): Step => ({ query: 'query-block', has: { qdev: 'cd', ...has } });
const moved = (opened: boolean): Step => ({
  event: 'DEVICE_TRAY_MOVED',
  data: { ...id, 'tray-open': opened },
});

/** A disk whose every read fails; the machine stops at an error. */
const broken = (policy: string) => [
  ...[...PC, ...STAYING_GUEST, ...QTEST],
  ...[
    '-blockdev',
    JSON.stringify({
      driver: 'blkdebug',
      'node-name': 'broken',
      image: { driver: 'null-co', size: 1_048_576 },
      'inject-error': [{ event: 'none', iotype: 'read', errno: 5 }],
    }),
  ],
  ...['-device', `ide-hd,id=hd,bus=ide.0,drive=broken,rerror=${policy}`],
];
const readSector = guest('outb 0x1f7 0x20');

export const mediaScenarios: Scenario[] = [
  {
    id: 'command/blockdev-open-tray/success',
    title: 'a tray that was opened is announced and shown as open',
    machine,
    given: [shows({ tray_open: false })],
    steps: [{ ...open, returns: {} } as Step, moved(true), shows({ tray_open: true })],
  },
  {
    id: 'command/query-block/success',
    title: 'a drive is listed with its device, its tray and the medium in it',
    machine,
    given: ['null-co', { 'null-co': { node: 'other' } }, open, insert],
    steps: [
      {
        query: 'query-block',
        is: [
          {
            qdev: 'cd',
            removable: true,
            locked: false,
            tray_open: true,
            inserted: { 'node-name': 'disk', drv: 'null-co', image: { 'virtual-size': 1_048_576 } },
          },
        ],
      },
    ],
  },
  {
    id: 'command/blockdev-open-tray/failure/unknown',
    title: 'a drive that does not exist has no tray',
    machine,
    steps: [{ execute: 'blockdev-open-tray', arguments: { id: 'qmpspec-none' }, error: 'DeviceNotFound' }],
  },
  {
    id: 'command/blockdev-close-tray/success',
    title: 'a tray that was closed is announced and shown as closed',
    machine,
    given: [open, moved(true)],
    steps: [
      { execute: 'blockdev-close-tray', arguments: id, returns: {} },
      moved(false),
      shows({ tray_open: false }),
    ],
  },
  {
    id: 'event/DEVICE_TRAY_MOVED/stimulus',
    title: 'every move of a tray is announced once, in the order of the moves',
    machine,
    steps: [
      { ...open, returns: {} } as Step,
      moved(true),
      { execute: 'blockdev-close-tray', arguments: id, returns: {} },
      moved(false),
      { execute: 'blockdev-close-tray', arguments: id, returns: {} },
    ],
  },
  {
    id: 'command/blockdev-insert-medium/success',
    title: 'a medium that was inserted is in the drive',
    machine,
    given: ['null-co', open],
    steps: [{ ...insert, returns: {} } as Step, shows({ inserted: { 'node-name': 'disk' } })],
  },
  {
    id: 'command/blockdev-insert-medium/failure/closed',
    title: 'nothing can be inserted into a drive whose tray is closed',
    machine,
    given: ['null-co'],
    steps: [{ ...insert, error: 'GenericError' } as Step, shows({ inserted: { $absent: true } })],
  },
  {
    id: 'command/blockdev-remove-medium/success',
    title: 'a medium that was removed is in the drive no more',
    machine,
    given: ['null-co', open, insert],
    steps: [
      { execute: 'blockdev-remove-medium', arguments: id, returns: {} },
      shows({ inserted: { $absent: true } }),
    ],
  },
  {
    id: 'command/blockdev-remove-medium/failure/closed',
    title: 'nothing can be removed from a drive whose tray is closed',
    machine,
    given: ['null-co', open, insert, { execute: 'blockdev-close-tray', arguments: id }],
    steps: [{ execute: 'blockdev-remove-medium', arguments: id, error: 'GenericError' }],
  },
  {
    id: 'command/blockdev-change-medium/success',
    title: 'a medium is exchanged, and the tray is closed again',
    machine,
    given: [{ stimulus: 'write-file', with: { path: '$DIR/medium', size: 1_048_576 } }],
    steps: [
      {
        execute: 'blockdev-change-medium',
        arguments: { ...id, filename: '$DIR/medium', format: 'raw' },
        returns: {},
      },
      shows({ inserted: { file: '$DIR/medium', drv: 'raw' }, tray_open: false }),
    ],
  },
  {
    id: 'command/eject/success',
    title: 'a medium that was ejected is in the drive no more',
    machine,
    given: ['null-co', open, insert, { execute: 'blockdev-close-tray', arguments: id }],
    steps: [
      { execute: 'eject', arguments: id, returns: {} },
      shows({ inserted: { $absent: true } }),
      { ...shows({ tray_open: true }), stands: 'convention' },
    ],
  },
  {
    id: 'command/eject/failure/not-removable',
    title: 'the medium of a disk cannot be ejected',
    machine: broken('report'),
    steps: [{ execute: 'eject', arguments: { id: 'hd' }, error: 'GenericError' }],
  },
  {
    id: 'command/x-blockdev-set-iothread/failure/in-use',
    title: 'a node that a drive of the guest uses stays in its thread',
    machine,
    requires: ['type:ide-cd'],
    given: ['null-co', 'iothread', open, insert],
    steps: [
      {
        execute: 'x-blockdev-set-iothread',
        arguments: { 'node-name': 'disk', iothread: 'thread' },
        error: 'GenericError',
      },
    ],
  },
  {
    id: 'command/block_set_io_throttle/success',
    title: 'the limits of a drive are what it was given',
    machine: broken('report'),
    steps: [
      {
        execute: 'block_set_io_throttle',
        arguments: { id: 'hd', bps: 1_048_576, bps_rd: 0, bps_wr: 0, iops: 100, iops_rd: 0, iops_wr: 0 },
        returns: {},
      },
      { query: 'query-block', has: { qdev: 'hd', inserted: { bps: 1_048_576, iops: 100 } } },
    ],
  },
  {
    id: 'command/block_set_io_throttle/failure/both',
    title: 'a total cannot be limited beside its parts',
    machine: broken('report'),
    steps: [
      {
        execute: 'block_set_io_throttle',
        arguments: { id: 'hd', bps: 1000, bps_rd: 1000, bps_wr: 0, iops: 0, iops_rd: 0, iops_wr: 0 },
        error: 'GenericError',
      },
    ],
  },
  {
    id: 'command/block-latency-histogram-set/success',
    title: 'a histogram has the boundaries that it was given',
    machine: broken('report'),
    steps: [
      {
        execute: 'block-latency-histogram-set',
        arguments: { id: 'hd', boundaries: [10, 50, 100] },
        returns: {},
      },
      {
        query: 'query-blockstats',
        has: {
          qdev: { $matches: 'hd' },
          stats: { rd_latency_histogram: { boundaries: [10, 50, 100], bins: [0, 0, 0, 0] } },
        },
      },
    ],
  },
  {
    id: 'event/BLOCK_IO_ERROR/stimulus',
    title: 'a read that fails is announced with what is done about it, and then the machine stops',
    machine: broken('stop'),
    steps: [
      readSector,
      {
        event: 'BLOCK_IO_ERROR',
        data: { 'node-name': 'broken', operation: 'read', action: 'stop', nospace: false },
      },
      { event: 'STOP' },
      { query: 'query-status', is: { running: false, status: 'io-error' } },
      { query: 'query-block', has: { qdev: { $matches: 'hd' }, 'io-status': 'failed' } },
    ],
  },
  {
    id: 'event/BLOCK_IO_ERROR/stimulus/report',
    title: 'a read that fails is left to the guest where that is asked for',
    machine: broken('report'),
    steps: [
      readSector,
      { event: 'BLOCK_IO_ERROR', data: { 'node-name': 'broken', operation: 'read', action: 'report' } },
      { query: 'query-status', is: { running: true, status: 'running' } },
      { no_event: 'STOP' },
    ],
  },
];
