/** Examples about block devices, which only a system emulator has; without a guest, its human monitor makes them. */
import type { ResourceStep } from '../../commands/things.js';
import { node } from './block.js';
import { qcow2Image, rawImage } from './images.js';
import type { ExampleScenario } from './scenario.js';

const human = (line: string): ResourceStep => ['human-monitor-command', { 'command-line': line }];

/** A drive that no device uses yet. */
const drive = (name: string, options = 'driver=null-co,size=32G'): ResourceStep =>
  human(`drive_add "" if=none,id=${name},${options}`);
const gone = (name: string): ResourceStep => human(`drive_del ${name}`);

const IMAGE = '$scratch/example-drive.img';
const writable = (name: string): ResourceStep[] => [
  rawImage(IMAGE),
  drive(name, `driver=raw,file.driver=file,file.filename=${IMAGE}`),
];

const withSnapshots = (name: string): ResourceStep[] => [
  ...qcow2Image(IMAGE),
  drive(name, `driver=qcow2,file.driver=file,file.filename=${IMAGE}`),
];

export const DRIVES: Record<string, ExampleScenario> = {
  block_resize: { before: writable('$device'), after: [gone('$device')] },
  'blockdev-backup': { before: [drive('$device'), node('$target')], fresh: true },
  'blockdev-mirror': { before: [drive('$device'), node('$target')], fresh: true },
  'drive-backup': { before: writable('$device'), files: ['target'], fresh: true },
  'drive-mirror': { before: writable('$device'), files: ['target'], fresh: true },
  'blockdev-snapshot-sync': {
    before: writable('$device'),
    files: ['snapshot-file'],
    after: [gone('$device')],
    shown: true,
  },
  'blockdev-snapshot-internal-sync': {
    before: withSnapshots('$device'),
    after: [gone('$device')],
    shown: true,
  },
  'blockdev-snapshot-delete-internal-sync': {
    before: [
      ...withSnapshots('$device'),
      ['blockdev-snapshot-internal-sync', { device: '$device', name: '$name' }],
    ],
    after: [gone('$device')],
    shown: true,
  },
};
