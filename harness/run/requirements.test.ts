import { expect, test } from 'vitest';
import type { Case } from '../../suites/case.js';
import { type Permissions, unmetNeed } from './requirements.js';
import type { TargetProfile } from './target-profile.js';

const MACHINES = new Map([
  ['query-machines', [{ name: 's390-ccw-virtio-7.2', alias: 's390-ccw-virtio' }, { name: 'none' }]],
]);
const profile = (more: Partial<TargetProfile>) =>
  ({
    program: 'qemu-system-s390x',
    facts: { commands: new Set(['query-machines']), disabled: new Set(), types: null },
    features: MACHINES,
    invents: null,
    sessions: 2,
    ...more,
  }) as unknown as TargetProfile;
const may: Permissions = { destructive: false, confined: true, restartable: true, machine: true };
const needing = (machine: string) => ({ needs: { machine: ['-machine', machine] } }) as unknown as Case;

test('a machine that the target lacks makes a case inapplicable, with what it needs as the reason', () => {
  expect(unmetNeed(needing('pc'), profile({}), may)).toEqual({
    outcome: 'inapplicable',
    reason: 'needs a pc machine, and the target has none',
  });
});

test('that is so, too, where no machine could be chosen anyway', () => {
  expect(unmetNeed(needing('pc'), profile({}), { ...may, machine: false })?.outcome).toBe('inapplicable');
  expect(unmetNeed(needing('none'), profile({}), { ...may, machine: false })?.outcome).toBe('blocked');
});

test.each([
  ['one that it has', 'none', {}],
  ['any, where it lists none', 'pc', { features: new Map() }],
])('nothing is unmet by %s', (_, machine, more) => {
  expect(unmetNeed(needing(machine), profile(more), may)).toBeNull();
});
