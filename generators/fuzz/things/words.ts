/** Names that a program has of its own: what it can make, and what it can be asked for. */
import type { ResourceKind } from './kind.js';

export const WORDS: readonly ResourceKind[] = [
  {
    name: 'qom-type',
    pool: ['object', 'device', 'machine', 'accel', 'container', 'irq', 'bus', 'a'],
    at: [/:(typename|implements|driver|qom-type)$/],
  },
  {
    name: 'qom-path',
    pool: [
      '/',
      '/machine',
      '/objects',
      '/chardevs',
      '/backend',
      '/machine/peripheral',
      '/machine/unattached',
      'object0',
      'device0',
    ],
    at: [/^(qom-|x-query-virtio|query-rocker|cxl-).*:(path|paths)$/],
  },
  {
    name: 'property',
    pool: ['type', 'realized', 'hotplugged', 'id', 'rng', 'a'],
    at: [/^qom-.*:(property|properties)$/],
  },
  { name: 'cpu', pool: ['qemu64', 'max', 'host', 'base', 'a'], at: [/^query-cpu-model-.*\.name$/] },
  { name: 'trace-event', pool: ['qmp_*', 'a', '*'], at: [/^trace-event-.*:name$/] },
  {
    name: 'command-line',
    pool: ['info version'],
    at: [/^human-monitor-command:command-line$/],
    closed: true,
  },
  {
    name: 'child',
    pool: ['file', 'backing', 'children.0', 'children.1', 'children.2', 'a'],
    at: [/^x-blockdev-change:child$/],
  },
  {
    name: 'size',
    pool: ['1', '1024', '1048576', '0', '-1', '1T', '18446744073709551615'],
    at: [/[:.](size|len)$/],
  },
];
