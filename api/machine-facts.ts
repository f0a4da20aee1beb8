/** What a target says of its machine, as far as scenarios go by it. Pure. */

import type { TargetProfile } from '../harness/run/target-profile.js';
import { isObject } from '../schema/json.js';
import { answerKey, FEATURES } from '../suites/features.js';
import type { MachineFacts } from '../suites/scenarios/bases.js';

/** `qemu-system-ARCHITECTURE`. */
const EMULATOR = /^qemu-system-(\w+)$/;

export function machineFacts({ features, program, words }: TargetProfile): MachineFacts {
  const target = features.get(answerKey({ execute: 'query-target' }));
  const told = isObject(target) && typeof target.arch === 'string' ? target.arch : null;
  const buses = features.get(answerKey({ execute: 'query-pci' }));
  return {
    architecture: told ?? EMULATOR.exec(program)?.[1] ?? null,
    words,
    pci: buses === undefined ? null : FEATURES['pci-bus'].has(buses, ''),
  };
}
