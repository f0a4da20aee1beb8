import { expect, test } from 'vitest';
import type { Interface, Member } from '../model.js';
import type { Edition } from './history.js';
import { judge } from './judge.js';
import type { Bench, Lack } from './lack.js';

const member = (more: Partial<Member> = {}): Member => ({ type: 'str', optional: false, ...more });

/** With a command `c` that takes and returns `a`. */
function iface(version: string | null, a: Member | null, more: Partial<Interface> = {}): Interface {
  const document = { id: `d-${version}`, title: '', version, digest: '', kind: 'qapi' as const };
  const members = a === null ? {} : { a };
  const commands = { c: { arguments: members, returns: 'R' } };
  const types: Interface['types'] = {
    R: { kind: 'object', members },
    E: { kind: 'enum', values: ['v', 'w'], valueConditions: { v: 'CONFIG_V' } },
  };
  return { document, commands, events: {}, types, statements: [], diagnostics: [], ...more };
}

const lack: Lack = {
  kind: 'commands',
  entity: 'c',
  list: 'arguments',
  path: ['a'],
  rule: 'send/member-kept',
};
const received: Lack = { ...lack, list: 'returns', rule: 'receive/member-kept' };

function told(
  before: Interface,
  release: string | null,
  what: Partial<Lack> = {},
  more: Partial<Bench> = {},
): string | null {
  const bench: Bench = {
    ...{ before, after: null, release, ordered: false, program: 'qemu-system', history: () => [] },
    ...more,
  };
  const judgement = judge({ ...lack, ...what }, bench);
  return judgement && `${judgement.verdict}: ${judgement.because}`;
}

const deprecated = member({ features: ['deprecated'] });

test('deprecated is announced to later releases, to none of the same, and to none that is unknown unless it is said to be later', () => {
  expect(told(iface('7.2', deprecated), '8.0')).toBe('announced: d-7.2 calls it deprecated');
  expect(told(iface('7.2', deprecated), '7.2.22')).toBeNull();
  expect(told(iface('7.2', deprecated), null)).toBeNull();
  expect(told(iface(null, deprecated), null, {}, { ordered: true })).toContain('calls it deprecated');
  expect(told(iface('7.2', member()), '8.0')).toBeNull();
});

test('unstable is what says so, what is in an unstable command, and every name that begins with x-', () => {
  const unstable = { c: { arguments: { a: member() }, returns: {}, features: ['unstable'] } };
  expect(told(iface('7.2', member({ features: ['unstable'] })), '8.0')).toBe(
    'compatible: d-7.2 calls it unstable',
  );
  expect(told(iface('7.2', member(), { commands: unstable }), '8.0')).toBe(
    'compatible: d-7.2 calls c unstable',
  );
  expect(told(iface('7.2', member(), { commands: unstable }), '7.2.1')).toBeNull();
  expect(told(iface('7.2', member()), '8.0', { path: ['x-a'] })).toContain('begin with x-');
});

test('a condition, in whatever version, is how a program was built, and no reason to be of another type', () => {
  expect(told(iface('7.2', member({ condition: 'CONFIG_A' })), '7.2.1')).toBe(
    'compatible: d-7.2 has it only where CONFIG_A',
  );
  expect(told(iface('7.2', member({ condition: 'CONFIG_A' })), '7.2.1', { rule: 'send/type' })).toBeNull();
  const later: Edition = { program: 'qemu-system', version: '9.0', iface: iface('9.0', member()) };
  const value = { rule: 'send/value-kept', absent: { type: 'E', name: 'v' } } as const;
  expect(told(iface('7.2', member(), { types: {} }), '7.2.1', value, { history: () => [later] })).toBe(
    'compatible: d-9.0 has it only where CONFIG_V',
  );
  expect(told(iface('7.2', member(), { types: {} }), '7.2.1', value)).toBeNull();
  const driver = { rule: 'send/value-kept', absent: { type: 'AudiodevDriver', name: 'oss' } } as const;
  expect(told(iface('7.2', member()), '7.2.1', driver)).toContain('only where CONFIG_AUDIO_OSS');
});

test('what is newer than the server need not be there', () => {
  expect(told(iface('10.0', member({ since: '8.0' })), '7.2.22')).toBe(
    'compatible: d-10.0 has it since 8.0, and the other is of 7.2.22',
  );
  expect(told(iface('10.0', member({ since: '6.0' })), '7.2.22')).toBeNull();
  expect(told(iface('10.0', member()), '7.2.22')).toContain('does not say since when');
  expect(told(iface('10.0', member({ since: '8.0' })), null)).toBeNull();
  expect(told(iface(null, member({ since: '7.10' })), '7.9.1')).toContain('since 7.10');
});

test('what was optional need not be sent by a later server; by one of the same release it must', () => {
  const optional = member({ optional: true });
  expect(told(iface('2.4', optional), '7.2.22', received)).toContain('servers newer than 2.4 need not');
  expect(told(iface('7.2', optional), '7.2.22', received)).toBeNull();
  expect(told(iface('2.4', member()), '7.2.22', received)).toBeNull();
  expect(told(iface('2.4', optional), '7.2.22')).toBeNull();
});

test("QEMU's lists of removals count from the release on that lacks it", () => {
  const sent = { entity: 'migrate', path: ['blk'] };
  expect(told(iface('7.2', member()), '9.1', sent)).toMatch(/^announced: QEMU's manual: .*removed in 9\.1$/);
  expect(told(iface('7.2', member()), '9.0', sent)).toBeNull();
  expect(told(iface('9.1', member()), '9.1', sent)).toBeNull();
});

test('what was removed before the document was written is not what it has', () => {
  const sent = { entity: 'blockdev-add', path: ['options'] };
  expect(told(iface('2.4', member()), '7.2', sent)).toMatch(
    /^announced: .*work in progress: removed in 2\.8$/,
  );
  expect(told(iface('7.2', member()), '10.0', sent)).toBeNull();
});

test('a member that is mandatory in place of a removed one is announced with it', () => {
  const driver = { entity: 'blockdev-add', path: ['driver'], rule: 'send/no-new-mandatory' } as const;
  expect(told(iface('2.4', null), '7.2', driver)).toMatch(/^announced: .*removed in 2\.8$/);
  expect(told(iface('2.4', null), '7.2', { ...driver, path: ['other'] })).toBeNull();
  expect(told(iface('7.2', null), '10.0', driver)).toBeNull();
});

test('what the lists only deprecate is announced to later releases that lack it', () => {
  const whole = { entity: 'query-kvm', list: 'itself', path: [], rule: 'entity-kept' } as const;
  expect(told(iface('11.0', null), '11.1', whole)).toBe("announced: QEMU's manual: deprecated since 11.0");
  expect(told(iface('10.2', null), '11.0', whole)).toBeNull();
});

test('a newer document that is wrong of since when, by the documents of that release', () => {
  const early = iface('10.0', null);
  early.commands.d = { arguments: {}, returns: {}, since: '7.2' };
  const whole = { entity: 'd', list: 'itself', path: [], rule: 'entity-kept' } as const;
  const own = (has: boolean): Edition => ({
    program: 'qemu-system',
    version: '7.2',
    iface: has
      ? { ...early, document: { ...early.document, id: 'own', version: '7.2' } }
      : iface('7.2', null),
  });
  const by = (...editions: Edition[]) => told(early, '7.2.22', whole, { history: () => editions });
  expect(by(own(false))).toBe('compatible: no document of 7.2.22 that we know has it yet');
  expect(by(own(true))).toBeNull();
  expect(by()).toBeNull();
});
