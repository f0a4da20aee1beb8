import { expect, test } from 'vitest';
import type { JsonValue } from '../schema/json.js';
import {
  answerKey,
  FEATURE_QUERIES,
  FEATURES,
  type Feature,
  isFeature,
  lackingFeature,
  TYPES,
} from './features.js';

/** An aarch64 virt, paused, as it answers. */
const QTREE =
  'bus: main-system-bus\r\n  type System\r\n  dev: gpex-pcihost, id ""\r\n    bus: pcie.0\r\n      type PCIE\r\n';
const VIRT = new Map<string, JsonValue>([
  ['query-target', { arch: 'aarch64' }],
  ['query-machines', [{ name: 'virt-7.2', alias: 'virt' }, { name: 'none' }]],
  ['query-cpus-fast', [{ 'cpu-index': 0 }]],
  ['query-pci', [{ bus: 0, devices: [] }]],
  ['query-status', { running: false, status: 'prelaunch' }],
  [answerKey(TYPES), [{ name: 'e1000' }, { name: 'tcg-accel' }]],
  ['human-monitor-command {"command-line":"info qtree"}', QTREE],
]);

test.each<[Feature, string | null]>([
  ['architecture:aarch64', null],
  ['architecture:x86_64', 'needs the architecture x86_64, and the target is for aarch64'],
  ['machine-type:virt', null],
  ['machine-type:virt-7.2', null],
  ['machine-type:pc', 'needs a pc machine, and the target has none'],
  ['type:e1000', null],
  ['type:pvrdma', 'the target has no QOM type pvrdma'],
  ['accelerator:tcg', null],
  ['accelerator:kvm', 'needs the accelerator kvm, and the target was built without it'],
  ['processor', null],
  ['pci-bus', null],
  ['bus:pcie.0', null],
  ['bus:pci.0', 'needs a bus of the name pci.0, and the machine has none'],
  ['paused', null],
  ['running', 'needs a running machine, and this one is in the state prelaunch'],
  ['guest-stays', null],
])('%s on a paused aarch64 virt: %s', (feature, reason) => {
  expect(lackingFeature([feature], VIRT)).toBe(reason);
});

/** A machine without anything, that runs. */
const NONE = new Map<string, JsonValue>([
  ['query-cpus-fast', []],
  ['query-pci', []],
  ['query-status', { running: true, status: 'running' }],
  ['guest-stays', 'it announced GUEST_PANICKED'],
]);

test.each<[Feature, string | null]>([
  ['processor', 'needs a processor, and the machine has none'],
  ['pci-bus', 'needs a PCI bus, and the machine has none'],
  ['paused', 'needs a paused machine, and this one runs'],
  ['running', null],
  [
    'guest-stays',
    'needs a guest that goes on: the one of this machine ended by itself (it announced GUEST_PANICKED)',
  ],
])('%s on a running machine with nothing: %s', (feature, reason) => {
  expect(lackingFeature([feature], NONE)).toBe(reason);
});

test('the first that is lacking is the reason', () => {
  expect(lackingFeature(['paused', 'pci-bus', 'type:e1000', 'bus:pci.0'], VIRT)).toBe(
    'needs a bus of the name pci.0, and the machine has none',
  );
});

const ALL = Object.entries(FEATURES).map(([kind, { named }]) => (named ? `${kind}:x` : kind) as Feature);

test.each(ALL)(
  'nothing is said to lack %s by a target that does not tell, or answers something else',
  (feature) => {
    expect(lackingFeature([feature], new Map())).toBeNull();
    for (const odd of [null, 7, 'no', [], {}]) {
      const answers = new Map(FEATURE_QUERIES.map((query) => [answerKey(query), odd as JsonValue]));
      const reason = lackingFeature([feature], answers);
      // An empty list is an answer, where a list is due.
      if (reason !== null) expect(odd).toEqual([]);
    }
  },
);

test('where a case starts a machine of its own, the one of the user is not asked', () => {
  expect(lackingFeature(['pci-bus', 'running', 'guest-stays'], NONE, { ownMachine: true })).toBeNull();
  expect(lackingFeature(['type:pvrdma'], VIRT, { ownMachine: true })).not.toBeNull();
});

test('a feature is known by its name, and takes one of its own where it must', () => {
  expect(ALL.every(isFeature)).toBe(true);
  for (const wrong of ['pci', 'type', 'type:', 'pci-bus:0', 'constructor', ''])
    expect(isFeature(wrong)).toBe(false);
});

test('every query is asked once', () => {
  const keys = FEATURE_QUERIES.map(answerKey);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).toHaveLength(7);
});
