import { expect, test } from 'vitest';
import { basesFor, type MachineFacts } from '../bases.js';
import { MACHINES } from '../machines.js';
import type { Scenario, Step } from './format.js';
import { place } from './place.js';

const facts = (architecture: string, ...words: string[]): MachineFacts => ({
  architecture,
  words,
  pci: null,
});
const placed = (machine: string, of: MachineFacts, ...steps: Step[]) => {
  const scenario: Scenario = { id: 'a/b', title: 'a', machine: machine.split(' '), steps };
  const found = place(scenario, [], basesFor(of));
  return 'lack' in found ? found : { ...found, line: found.machine?.words.join(' ') };
};

test('the machine that was named is used, with what the case adds', () => {
  expect(placed('$BOARD $PAUSED', facts('x86_64', '-machine', 'q35', '-m', '1G', '-S'))).toMatchObject({
    line: '-nodefaults -machine q35 -m 64 -bios $DIR/halt -S',
    machine: { own: true },
  });
  expect(placed('$BOARD', facts('aarch64', '-M', 'virt,gic-version=3'))).toMatchObject({
    line: '-nodefaults -M virt,gic-version=3 -cpu cortex-a57 -m 64 -bios $DIR/halt-aarch64',
    machine: { own: true },
  });
});

test('another one is, where there is none, it lacks something, or more has been said of it', () => {
  const none = placed('$BOARD $PAUSED', facts('x86_64', '-machine', 'none'));
  expect(none).toMatchObject({
    line: '-nodefaults -machine pc -m 16 -bios $DIR/halt -S',
    machine: { own: false },
  });
  expect(placed('$EXPRESS', facts('x86_64', '-machine', 'pc'))).toMatchObject({
    machine: { own: false },
    line: expect.stringContaining('q35'),
  });
  expect(placed('$BOARD', facts('x86_64', '-machine', 'pc', '-hda', 'disk'))).toMatchObject({
    machine: { own: false },
  });
});

test('what no machine of the architecture can have is said', () => {
  expect(placed('$BOARD $WATCHDOG', facts('m68k', '-machine', 'virt'))).toEqual({
    lack: 'needs a watchdog, which a machine virt cannot have',
  });
  expect(placed('$BOARD', facts('m68k', '-machine', 'virt'), { guest: 'suspend' })).toEqual({
    lack: expect.stringMatching(/^needs a guest that suspends to memory, for which a machine virt /),
  });
  // There is no code that keeps it busy, and the user's may do anything.
  expect(placed('$SPINNING', facts('xtensa', '-machine', 'sim'))).toMatchObject({ lack: expect.anything() });
});

test('guest actions are done with what the board has', () => {
  const suspend: Step = { guest: 'suspend' };
  const lines = (of: MachineFacts) => {
    const found = placed('$BOARD $QTEST', of, suspend);
    return 'lack' in found ? found.lack : found.steps.map((step) => 'stimulus' in step && step.with?.lines);
  };
  expect(lines(facts('x86_64', '-machine', 'q35'))).toEqual([
    expect.arrayContaining(['outl 0xcf8 0x80000b40', 'outw 0x604 0x2400']),
  ]);
  expect(lines(facts('mips', '-machine', 'malta'))).toEqual([
    expect.arrayContaining(['write 0x14000cf8 0x4 0x40530080', 'write 0x10000604 0x2 0x0024']),
  ]);
  expect(lines(facts('ppc64', '-machine', 'pseries'))).toEqual([
    ['rtas ibm,suspend-me 0x0 0xf000 0x1 0xf100'],
  ]);
});

test('several actions of a step are one where they are lines, and what it returns is the last', () => {
  const steps = (guest: string[]) => {
    const found = placed('$PC $QTEST', facts('x86_64'), { guest, returns: 0x20 });
    return 'lack' in found ? [] : found.steps;
  };
  expect(steps(['keyboard-reset', 'pci-eject-requests'])).toEqual([
    {
      stimulus: 'qtest',
      with: { lines: ['outb 0x64 0xfe', 'outl 0xae10 0x0', 'inl 0xae04'] },
      returns: ['', '', 32],
    },
  ]);
  expect(steps(['keyboard-reset', 'balloon-start'])).toMatchObject([
    { stimulus: 'qtest' },
    { stimulus: 'virtio-start', returns: 32 },
  ]);
});

test('names stand for what they are on the board, and types are those of its devices', () => {
  const found = placed('$BOARD $VIRTIO_RNG', facts('s390x', '-machine', 's390-ccw-virtio'));
  expect(found).toMatchObject({
    values: { TRANSPORT: 'ccw', PLACE: {}, MEMORY: 64 * 2 ** 20, BACKEND: '/virtio-backend' },
    types: ['type:virtio-rng-ccw'],
  });
  const m68k = placed('$BOARD $VIRTIO_RNG', facts('m68k', '-machine', 'virt'));
  expect(m68k).toMatchObject({ values: { BACKEND: '' }, types: ['type:virtio-rng-device'] });
});

test('another machine of the case is of the same kind', () => {
  const peer: Step = { stimulus: 'peer', with: { peer: 'other', machine: ['$BOARD', '-incoming', 'defer'] } };
  expect(placed('$BOARD', facts('riscv64', '-machine', 'virt'), peer)).toMatchObject({
    steps: [
      {
        with: {
          machine: [
            '-nodefaults',
            '-machine',
            'virt',
            '-m',
            '64',
            '-bios',
            '$DIR/halt-riscv',
            '-incoming',
            'defer',
          ],
        },
      },
    ],
  });
});

test('an architecture that is not known has the machine that was named, while it does not run', () => {
  const of = facts('tricore', '-machine', 'tricore_testboard');
  expect(placed('$BOARD $PAUSED', of)).toMatchObject({ line: '-nodefaults -machine tricore_testboard -S' });
  expect(placed('$BOARD', of)).toMatchObject({ lack: expect.stringMatching(/no code for/) });
});

test('every part has a line on some board', () => {
  const architectures = ['x86_64', 'aarch64', 's390x', 'ppc64'];
  for (const name of MACHINES.keys()) {
    const base = MACHINES.get(name)?.base === undefined && name !== 'NONE' ? '$BOARD ' : '';
    const lines = architectures.map((each) => placed(`${base}$${name}`, facts(each)));
    expect(
      lines.some((each) => !('lack' in each)),
      name,
    ).toBe(true);
  }
});
