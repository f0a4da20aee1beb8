import { expect, test } from 'vitest';
import { fixturesIn, scenariosIn } from './loader.js';

const FIXTURES = fixturesIn(
  'node:\n  about: a node\n  with: { name: disk }\n  steps:\n    - guest: pci-eject 5\n',
  'nodes.yaml',
);
const scenario = (lines: string, id = 'command/a/success') =>
  scenariosIn(`id: ${id}\ntitle: a\n${lines}`, 'a.yaml', FIXTURES)[0];
const STEPS = 'steps:\n  - execute: stop\n';

test('a machine is a command line, in which a name stands for a part', () => {
  const { machine } = scenario(`machine: $BOARD $PAUSED -device VGA,id=$DIR\n${STEPS}`) ?? {};
  expect(machine).toEqual(['$BOARD', '$PAUSED', '-device', 'VGA,id=$DIR']);
  expect(scenario(`machine: [$NONE, -name, a name]\n${STEPS}`)?.machine?.at(-1)).toBe('a name');
  const peer = 'steps:\n  - stimulus: peer\n    with: { peer: other, machine: $NONE -vnc none }\n';
  expect(scenario(peer)?.steps[0]).toMatchObject({ with: { machine: ['$NONE', '-vnc', 'none'] } });
});

test('a citation is an entity and digests; about a refusal it is a detail', () => {
  const cites = 'cites: [stop 46666c53a6 0123456789]\n';
  const cited = { entity: 'stop', sentence: ['46666c53a6', '0123456789'] };
  expect(scenario(cites + STEPS)?.cites).toEqual([cited]);
  expect(scenario(cites + STEPS, 'command/a/failure/b')?.cites).toEqual([{ ...cited, detail: true }]);
});

test.each([
  ['machine: $PD\n', /^a\.yaml:1, command\/a\/success: there is no part of a machine called \$PD\.$/],
  ['cites: [stop]\n', /^a\.yaml:3, command\/a\/success: cites\[0\]: /],
  ['given: [nodes]\n', /there is no fixture nodes\.$/],
  ['given:\n  - guest: pci-injekt 5\n', /there is no guest action pci-injekt\.$/],
  [
    'given:\n  - guest: pci-eject\n',
    /the guest action pci-eject is written pci-eject SLOT, not pci-eject\.$/,
  ],
  [
    'given:\n  - guest: pci-eject five\n',
    /slot of the guest action pci-eject is a number of at most 31, not five\.$/,
  ],
  [
    'given:\n  - guest: memory-fill 0 99999999999\n',
    /MiB of .* is a number of at most 255, not 99999999999\.$/,
  ],
  ['given:\n  - guest: memory-write 0 0x1\n', /bytes of .* is pairs of hexadecimal digits, not 0x1\.$/],
  [
    'given:\n  - guest: [keyboard-reset, virtio-start]\n',
    /is written virtio-start QUEUES, not virtio-start\.$/,
  ],
  ['given:\n  - execute: 5\n', /^a\.yaml:4, .*given\[0\]\.execute: /],
])('a mistake is told with its line: %j', (lines, message) => {
  expect(() => scenario(lines + STEPS)).toThrow(message);
});

test('so is one in a fixture', () => {
  expect(() => fixturesIn('a:\n  about: a\n  step: []\n', 'f.yaml')).toThrow(/^f\.yaml:\d, a: /);
});
