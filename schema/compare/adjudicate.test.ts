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
    events: { E: { data: { y: m('int') } } },
    types: { R: { kind: 'object', members: { r: m('str') } } },
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
    "announced: migrate: blk is no longer taken (QEMU's manual: removed in 9.1)",
  ]);
  expect(verdicts(before, after('9.0'))[1]).toBe(`unannounced: migrate: blk is no longer taken (${none})`);
});
