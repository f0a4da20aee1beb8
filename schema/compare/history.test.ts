import { expect, test } from 'vitest';
import type { Interface } from '../model.js';
import { conditionOf, type Edition, lastWith, partCondition, removal } from './history.js';

function edition(version: string, commands: string[], more: Partial<Interface> = {}): Edition {
  const document = { id: `e-${version}`, title: '', version, digest: '', kind: 'introspection' as const };
  const all = Object.fromEntries(commands.map((name) => [name, { arguments: {}, returns: {} }]));
  return {
    program: 'qemu-system',
    version,
    iface: { document, commands: all, events: {}, types: {}, statements: [], diagnostics: [], ...more },
  };
}

const history = [
  edition('10.0.1', ['stays']),
  edition('5.2.0', ['goes', 'stays']),
  edition('7.2', ['stays', 'late']),
];
const gone = (name: string, version: string) =>
  removal(history, 'commands', name, 'qemu-system', version)?.version ?? null;

test('removed: the nearest edition that is not newer lacks it', () => {
  expect(gone('goes', '7.2.22')).toBe('7.2');
  expect(gone('goes', '5.2.9')).toBeNull();
  expect(gone('stays', '7.2.22')).toBeNull();
});

test('between two editions it may be gone as soon as the newer one lacks it', () => {
  expect(gone('late', '8.1.0')).toBe('10.0.1');
  expect(gone('stays', '8.1.0')).toBeNull();
  expect(gone('goes', '4.0.0')).toBeNull();
});

test('of one release the edition that has it counts', () => {
  const two = [...history, edition('7.2.22', ['goes'])];
  expect(removal(two, 'commands', 'goes', 'qemu-system', '7.2.1')).toBeNull();
});

test('the last edition that had it, of the same program only', () => {
  expect(lastWith(history, 'commands', 'stays', 'qemu-system')?.version).toBe('10.0.1');
  expect(lastWith(history, 'commands', 'goes', 'qemu-system')?.version).toBe('5.2.0');
  expect(lastWith(history, 'commands', 'stays', 'qemu-ga')).toBeNull();
});

const conditional = edition('7.2', [], {
  commands: {
    c: {
      arguments: {},
      returns: {},
      condition: 'CONFIG_C',
    },
    d: { arguments: {}, returns: {} },
  },
  types: {
    E: { kind: 'enum', values: ['v', 'w'], valueConditions: { v: 'CONFIG_V' } },
    O: { kind: 'object', members: { a: { type: 'int', optional: true, condition: 'CONFIG_A' } } },
  },
});

test('conditions are remembered', () => {
  expect(conditionOf([conditional], 'commands', 'c')?.condition).toBe('CONFIG_C');
  expect(conditionOf([conditional], 'commands', 'd')).toBeNull();
  expect(partCondition([conditional], 'E', 'v')?.condition).toBe('CONFIG_V');
  expect(partCondition([conditional], 'E', 'w')).toBeNull();
  expect(partCondition([conditional], 'O', 'a')?.condition).toBe('CONFIG_A');
});
