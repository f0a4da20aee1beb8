import { expect, test } from 'vitest';
import type { Case, Needs } from '../../suites/case.js';
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
    simulation: null,
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

const simulation = { invented: ['query-kvm'], telling: [], options: { '-S': 'none' } } as const;

test.each<[string, Needs, RegExp | null]>([
  ['what it does itself', { realEffects: true, commands: ['stop'], machine: ['-S'] }, null],
  ['what it makes up, where only the reply is judged', { commands: ['query-kvm'] }, null],
  ['what it makes up', { realEffects: true, commands: ['stop', 'query-kvm'] }, /makes up what query-kvm/],
  ['hardware that it lacks', { realEffects: true, machine: ['-device', 'x'] }, /cannot be started with such/],
  [
    'files or a guest',
    { realEffects: true, commands: ['stop'], ownProcess: true },
    /without files and a guest/,
  ],
  ['a peer of a migration', { realEffects: true, commands: ['migrate'], ownProcess: true }, null],
  ['a document of its own', { documentOnly: true }, /checks the documentation only/],
])('of a server that only simulates a machine: %s', (_, needs, reason) => {
  const commands = new Set(['stop', 'query-kvm', 'migrate', 'query-machines']);
  const facts = { commands, disabled: new Set(), types: null };
  const more = { simulation, facts, features: new Map() } as unknown as Partial<TargetProfile>;
  const unmet = unmetNeed({ needs } as Case, profile(more), may);
  expect(unmet).toEqual(reason && { outcome: 'inapplicable', reason: expect.stringMatching(reason) });
  expect(unmetNeed({ needs } as Case, profile({ ...more, simulation: null }), may)).toBeNull();
});
