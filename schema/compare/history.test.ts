import { expect, test } from 'vitest';
import type { Interface } from '../model.js';
import { excuse, isNewer, newerThanServer } from './excuse.js';
import { conditionOf, deprecation, type Edition, lastWith, partCondition, removal } from './history.js';

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
      arguments: { old: { type: 'str', optional: true, features: ['deprecated'] } },
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

test('conditions and deprecations are remembered', () => {
  expect(conditionOf([conditional], 'commands', 'c')?.condition).toBe('CONFIG_C');
  expect(conditionOf([conditional], 'commands', 'd')).toBeNull();
  expect(partCondition([conditional], 'E', 'v')?.condition).toBe('CONFIG_V');
  expect(partCondition([conditional], 'E', 'w')).toBeNull();
  expect(partCondition([conditional], 'O', 'a')?.condition).toBe('CONFIG_A');
  expect(deprecation([conditional], 'c', 'old', '7.2.0')?.version).toBe('7.2');
  expect(deprecation([conditional], 'c', 'old', '5.2.0')).toBeNull();
  expect(deprecation([conditional], 'd', 'old', '7.2.0')).toBeNull();
});

const lack = { rule: 'send/value-kept', path: ['a'], message: '', absent: { type: 'E', name: 'w' } } as const;
const same = { document: '7.2', server: '7.2.22' };
const why = (more: object, versions: { document: string | null; server: string | null } = same) =>
  excuse({ ...lack, ...more }, versions, () => [conditional]);

test('an excuse is a condition, a later version, or what another document knows; nothing else is one', () => {
  expect(why({})).toBeNull();
  expect(why({ condition: 'CONFIG_Z' })).toContain('CONFIG_Z');
  expect(why({ since: '8.0' })).toContain('since 8.0');
  expect(why({ since: '6.0' })).toBeNull();
  expect(why({ absent: { type: 'E', name: 'v' } })).toContain('CONFIG_V');
  expect(why({}, { document: '10.0', server: '7.2.22' })).toContain('newer version 10.0');
  expect(why({ since: '6.0' }, { document: '10.0', server: '7.2.22' })).toBeNull();
});

test('what was optional need not be sent by a later server; by one of the same release it must', () => {
  const gone = { rule: 'receive/member-kept', optional: true, absent: { type: null, name: 'w' } };
  const later = { document: '2.4', server: '7.2.22' };
  expect(why(gone, later)).toContain('servers newer than 2.4 need not send it');
  expect(why(gone)).toBeNull();
  expect(why({ ...gone, optional: undefined }, later)).toBeNull();
  expect(why({ ...gone, rule: 'send/member-kept' }, later)).toBeNull();
});

test('versions compare as numbers, by release; unknown ones excuse nothing', () => {
  expect(newerThanServer('7.10', { document: null, server: '7.9.1' })).not.toBeNull();
  expect(newerThanServer('7.2.5', { document: null, server: '7.2.1' })).toBeNull();
  expect(newerThanServer('7.10', { document: null, server: null })).toBeNull();
  expect(isNewer({ document: '10.0', server: '7.2' })).toBe(true);
  expect(isNewer({ document: null, server: '7.2' })).toBe(false);
});
