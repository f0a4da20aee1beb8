import { expect, test } from 'vitest';
import type { Command, Interface, Member } from '../model.js';
import { adjudicate } from './adjudicate.js';
import { changesBetween } from './changes.js';
import type { Edition } from './history.js';

function iface(
  version: string,
  with_: Partial<Interface>,
  kind: 'qapi' | 'introspection' = 'qapi',
): Interface {
  const document = { id: `${kind}-${version}`, title: '', version, digest: '', kind };
  return { document, commands: {}, events: {}, types: {}, statements: [], diagnostics: [], ...with_ };
}

const m = (type: Member['type'], with_: Partial<Member> = {}): Member => ({ type, optional: true, ...with_ });
const command = (args: Command['arguments'], returns: Command['returns'] = {}): Command => ({
  arguments: args,
  returns,
});

/** Verdicts by message, with what they rest on. */
function verdicts(before: Interface, after: Interface, history: Interface[] = []): string[] {
  const editions: Edition[] = history.map((each) => ({
    program: 'qemu-system',
    version: each.document.version ?? '',
    iface: each,
  }));
  const sides = { before, after, program: 'qemu-system', history: editions } as const;
  return changesBetween(before, after)
    .map((change) => adjudicate(change, sides))
    .map(({ verdict, message, because }) => `${verdict}: ${message} (${because})`);
}

const none = 'no document that we know deprecates it, and none says that it was removed';

test('nothing changed is nothing told', () => {
  const same = iface('7.2', {
    commands: { a: command({ x: m('str') }, ['str']) },
    events: { E: { data: { y: m('int') } } },
  });
  expect(verdicts(same, same)).toEqual([]);
});

test('entities, arguments, returns and data: what goes is a break, what comes is not', () => {
  const before = iface('1.0', {
    commands: { gone: command({}), kept: command({ x: m('str') }, 'R') },
    events: { E: { data: { y: m('int', { optional: false }) } } },
    types: { R: { kind: 'object', members: { r: m('str', { optional: false }), o: m('str') } } },
  });
  const after = iface('2.0', {
    commands: { kept: command({ n: m('str') }, 'R'), come: { ...command({}), since: '1.5' } },
    events: { E: { data: {} } },
    types: { R: { kind: 'object', members: { s: m('str') } } },
  });
  expect(verdicts(before, after)).toEqual([
    `unannounced: command gone is gone (${none})`,
    'compatible: command come is new (qapi-2.0 says since 1.5)',
    `unannounced: kept: x is no longer taken (${none})`,
    'compatible: kept: n is new (what is added breaks nobody)',
    `unannounced: kept: r is no longer sent (${none})`,
    'compatible: kept: o is no longer sent (it is optional, and servers newer than 1.0 need not send it)',
    'compatible: kept: s is new (what is added breaks nobody)',
    `unannounced: E: y is no longer sent (${none})`,
  ]);
});

const deep = (element: Member, values: string[] = ['on']) => ({
  commands: { a: command({ list: m(['O']) }) },
  types: {
    O: { kind: 'object', members: { kind: m('K', { optional: false }) }, tag: 'kind', variants: { on: 'V' } },
    K: { kind: 'enum', values },
    V: { kind: 'object', members: element.type === null ? {} : { deep: element } },
  } satisfies Interface['types'],
});
const LOST = 'a: list[].kind=on.deep is no longer taken';
const without = iface('2.0', deep(m(null)));

test.each<[string, Interface, Interface[]]>([
  [`unannounced: ${LOST} (${none})`, iface('1.0', deep(m('str'))), []],
  [
    `announced: ${LOST} (qapi-1.0 calls it deprecated)`,
    iface('1.0', deep(m('str', { features: ['deprecated'] }))),
    [],
  ],
  [
    `compatible: ${LOST} (qapi-1.0 calls it unstable)`,
    iface('1.0', deep(m('str', { features: ['unstable'] }))),
    [],
  ],
  [
    `compatible: ${LOST} (qapi-1.0 has it only where C)`,
    iface('1.0', deep(m('str', { condition: 'C' }))),
    [],
  ],
  // A version in between announced it.
  [
    `announced: ${LOST} (qapi-1.5 calls it deprecated)`,
    iface('1.0', deep(m('str'))),
    [iface('1.5', deep(m('str', { features: ['deprecated'] })))],
  ],
  // One that came later tells those who upgrade nothing.
  [
    `unannounced: ${LOST} (${none})`,
    iface('1.0', deep(m('str'))),
    [iface('3.0', deep(m('str', { features: ['deprecated'] })))],
  ],
])('%s', (expected, before, history) => {
  expect(verdicts(before, without, history)).toEqual([expected]);
});

test('a number for the name of a type hides no condition: a document has the name at the same place', () => {
  const options = (name: string): Partial<Interface> => ({
    commands: { add: command({ backend: m(name) }) },
    types: {
      Base: { kind: 'object', members: { tight: m('bool', { condition: 'CONFIG_LINUX' }) } },
      Backend: { kind: 'object', base: 'Base', members: {} },
    },
  });
  const numbered = (members: Record<string, Member>, values: string[]): Partial<Interface> => ({
    commands: { add: command({ backend: m('7') }), set: command({ kind: m('8') }) },
    types: { '7': { kind: 'object', members }, '8': { kind: 'enum', values } },
  });
  const manual = iface('3.0', {
    ...options('Backend'),
    commands: { add: command({ backend: m('Backend') }), set: command({ kind: m('ChardevBackendKind') }) },
    types: {
      ...options('Backend').types,
      // Its own list of conditions is incomplete.
      ChardevBackendKind: { kind: 'enum', values: ['file', 'console'] },
    },
  });
  const before = iface(
    '1.0',
    numbered({ tight: m('bool'), loose: m('bool') }, ['file', 'console']),
    'introspection',
  );
  const after = iface('2.0', numbered({}, []), 'introspection');
  expect(verdicts(before, after, [manual])).toEqual([
    'compatible: add: backend.tight is no longer taken (qapi-3.0 has it only where CONFIG_LINUX)',
    `unannounced: add: backend.loose is no longer taken (${none})`,
    `unannounced: set: kind no longer takes file (${none})`,
    'compatible: set: kind no longer takes console (QEMU has it only where CONFIG_WIN32)',
  ]);
});

test('what the manual of the same release still has depends on the build', () => {
  const server = iface('2.0', deep(m(null)), 'introspection');
  const manual = iface('2.0', deep(m('str')));
  expect(verdicts(iface('1.0', deep(m('str'))), server, [manual])).toEqual([
    `compatible: ${LOST} (qapi-2.0 still has it, so it depends on the build)`,
  ]);
});

test('values of enums are found where they are taken', () => {
  const deprecating = iface('1.0', deep(m('str'), ['on', 'off']));
  Object.assign(deprecating.types.K as object, { valueFeatures: { off: ['deprecated'] } });
  expect(verdicts(deprecating, iface('2.0', deep(m('str'))))).toEqual([
    'announced: a: list[].kind no longer takes off (qapi-1.0 calls it deprecated)',
  ]);
});

test('the manual of QEMU announces what the schema did not, from the release on in which it went', () => {
  const before = iface('7.2', { commands: { migrate: command({ blk: m('bool') }), 'x-y': command({}) } });
  const after = (version: string) => iface(version, { commands: { migrate: command({}) } });
  expect(verdicts(before, after('10.0'))).toEqual([
    'compatible: command x-y is gone (names that begin with x- promise nothing)',
    "announced: migrate: blk is no longer taken (QEMU's manual: deprecated since 8.2, removed in 9.1)",
  ]);
  expect(verdicts(before, after('9.0'))[1]).toBe(`unannounced: migrate: blk is no longer taken (${none})`);
});

test('what nobody can have used is missed by nobody, from the release on that lacks it', () => {
  const created = (values: string[]) => ({
    commands: { 'blockdev-create': command({ 'cipher-alg': m('C') }), 'query-sev': command({}, 'S') },
    types: {
      C: { kind: 'enum', values },
      S: { kind: 'object', members: { handle: m('int', { optional: values.length === 0 }) } },
    } satisfies Interface['types'],
  });
  const before = iface('5.2', created(['des-rfb']));
  const LOST = 'blockdev-create: cipher-alg no longer takes des-rfb';
  expect(verdicts(before, iface('6.1', created([])))).toEqual([
    expect.stringMatching(`^compatible: ${LOST} .it never made an image`),
    `unannounced: query-sev: handle may be left out now (${none})`,
  ]);
  expect(verdicts(before, iface('9.1', created([])))[1]).toMatch(/^compatible: query-sev: handle/);
  expect(verdicts(before, iface('6.0', created([])))[0]).toBe(`unannounced: ${LOST} (${none})`);
});

test('what is deprecated first in the newer document is told, at every depth, and once', () => {
  const with_ = (features: string[]): Partial<Interface> => ({
    commands: {
      a: { ...command({ o: m('O') }, ['O']), features },
      new: { ...command({}), features: ['deprecated'] },
    },
    events: { E: { data: { y: m('int', { features }) } } },
    types: {
      O: {
        kind: 'object',
        members: { k: m('K'), again: m('O'), list: m(['V']) },
        tag: 'k',
        variants: { on: 'V' },
      },
      K: { kind: 'enum', values: ['on', 'off'], valueFeatures: { off: features } },
      V: { kind: 'object', members: { deep: m('str', { features }) } },
    },
  });
  const before = iface('1.0', with_([]));
  delete before.commands.new;
  const told = verdicts(before, iface('2.0', with_(['deprecated'])));
  const says = (what: string) => `deprecated: ${what} is deprecated now (qapi-2.0 says so)`;
  expect(told).toEqual([
    'compatible: command new is new (what is added breaks nobody; it is deprecated already)',
    says('a'),
    says('a: off as o.k'),
    says('a: o.list[].deep'),
    says('a: o.k=on.deep'),
    says('a: off as [].k'),
    says('a: [].list[].deep'),
    says('a: [].k=on.deep'),
    says('E: y'),
  ]);
  expect(verdicts(iface('2.0', with_(['deprecated'])), iface('3.0', with_(['deprecated'])))).toEqual([]);
});
