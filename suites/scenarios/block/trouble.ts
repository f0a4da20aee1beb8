/** Events of block devices in trouble, with jobs to read and write. */
import type { Scenario, Step } from '../engine/format.js';

const SECTOR = 512;
const ONE_MIB = 1_048_576;
const children = ['one', 'two', 'three'];

const readAll = (device: string): Step => ({
  execute: 'blockdev-backup',
  arguments: { device, target: 'target', 'job-id': 'job', sync: 'full' },
});
const over: Step = { query: 'query-jobs', is: [], eventually: true };

export const troubleScenarios: Scenario[] = [
  {
    id: 'event/BLOCK_WRITE_THRESHOLD/stimulus',
    title: 'a write beyond the threshold is announced once, and takes the threshold away',
    given: [
      { file: { node: 'source', data: 'ff' } },
      'null-co',
      {
        execute: 'block-set-write-threshold',
        arguments: { 'node-name': 'disk', 'write-threshold': SECTOR },
      },
    ],
    steps: [
      { no_event: 'BLOCK_WRITE_THRESHOLD' },
      {
        execute: 'blockdev-backup',
        arguments: { device: 'source', target: 'disk', 'job-id': 'job', sync: 'full' },
      },
      {
        event: 'BLOCK_WRITE_THRESHOLD',
        data: { 'node-name': 'disk', 'write-threshold': SECTOR, 'amount-exceeded': { $atLeast: 1 } },
      },
      {
        query: 'query-named-block-nodes',
        has: { 'node-name': 'disk', write_threshold: 0 },
        eventually: true,
      },
    ],
  },
  {
    id: 'event/QUORUM_REPORT_BAD/stimulus',
    title: 'the child that is outvoted is reported, and no other',
    given: [
      { file: { node: 'one' } },
      { file: { node: 'two' } },
      { file: { node: 'three', data: '78' } },
      'quorum',
      { 'null-co': { node: 'target' } },
    ],
    steps: [
      readAll('disk'),
      {
        event: 'QUORUM_REPORT_BAD',
        data: { type: 'read', 'node-name': 'three', 'sector-num': 0, 'sectors-count': { $atLeast: 1 } },
        many: true,
      },
      ...['one', 'two'].map((name) => ({ no_event: 'QUORUM_REPORT_BAD', data: { 'node-name': name } })),
    ],
  },
  {
    id: 'event/QUORUM_FAILURE/stimulus',
    title: 'a read on which too few agree is announced with its sectors',
    given: [
      ...children.map((node) => ({ 'failing reads': { node } })),
      'quorum',
      { 'null-co': { node: 'target' } },
    ],
    steps: [
      readAll('disk'),
      {
        event: 'QUORUM_FAILURE',
        data: { reference: 'disk', 'sector-num': { $atLeast: 0 }, 'sectors-count': { $atLeast: 1 } },
        many: true,
      },
    ],
  },
  {
    id: 'event/QUORUM_REPORT_BAD/stimulus/limited',
    title: 'reads that go wrong again within a second are announced later',
    given: [
      { file: { node: 'one' } },
      { file: { node: 'two' } },
      { file: { node: 'three', data: '78' } },
      'quorum',
      ...children.map((node) => ({ 'failing reads': { node: `failing-${node}` } })),
      { quorum: { node: 'failing', children: children.map((node) => `failing-${node}`) } },
      { 'null-co': { node: 'target' } },
    ],
    steps: [
      ...[readAll('disk'), over, readAll('failing'), over],
      { event: 'QUORUM_REPORT_BAD', data: { 'node-name': 'three' }, many: true },
      { event: 'QUORUM_FAILURE', data: { reference: 'failing' }, many: true },
      ...[readAll('disk'), over, readAll('failing'), over],
      { event: 'QUORUM_REPORT_BAD', data: { 'node-name': 'three' }, many: true },
      { event: 'QUORUM_FAILURE', data: { reference: 'failing' }, many: true },
    ],
  },
  {
    id: 'event/BLOCK_IMAGE_CORRUPTED/stimulus',
    title: 'an image that turns out to be corrupt is announced once, with what is wrong',
    given: [
      { created: { node: 'disk-file', size: ONE_MIB } },
      // The first entry of the L1 table, which lies in the fourth cluster: an L2 table between two clusters.
      { stimulus: 'write-file', with: { path: '$DIR/disk-file.img', at: 196_608, hex: '8000000000040200' } },
      {
        execute: 'blockdev-add',
        arguments: { driver: 'qcow2', 'node-name': 'disk', file: 'disk-file' },
      },
      { 'null-co': { node: 'target' } },
    ],
    steps: [
      readAll('disk'),
      {
        event: 'BLOCK_IMAGE_CORRUPTED',
        data: { 'node-name': 'disk', fatal: true, msg: { $matches: 'unaligned' } },
      },
    ],
  },
];
