import { expect, test } from 'vitest';
import type { DefinedType, Interface, TypeRef } from '../model.js';
import { matchCommands, spellMember } from './matching.js';

const member = (type: TypeRef) => ({ type, optional: false });
const object = (members: Record<string, TypeRef>, more = {}): DefinedType => ({
  kind: 'object',
  members: Object.fromEntries(Object.entries(members).map(([name, type]) => [name, member(type)])),
  ...more,
});

function iface(types: Record<string, DefinedType>, more: Partial<Interface> = {}): Interface {
  const document = { id: 'd', title: 'd', version: null, digest: '', kind: 'qapi' as const };
  return { document, commands: {}, events: {}, types, statements: [], diagnostics: [], ...more };
}

const DOCUMENTED = iface(
  {
    Lamp: object(
      { colour: 'Colour' },
      { base: 'Thing', tag: 'kind', variants: { bulb: 'Bulb', tube: 'Tube' } },
    ),
    Thing: object({ kind: 'Kind', next: 'Either' }),
    Kind: { kind: 'enum', values: ['bulb', 'tube'] },
    Colour: { kind: 'enum', values: ['red'] },
    Bulb: object({ size: 'int' }),
    Tube: object({}),
    Either: { kind: 'alternate', members: { name: member('str'), whole: member('Lamp') } },
    Info: object({ lamps: ['Lamp'] }),
    Alone: object({}),
  },
  {
    commands: {
      'lamp-add': { arguments: 'Lamp', returns: {} },
      'query-lamps': { arguments: {}, returns: 'Info' },
    },
    events: { LAMP: { data: { colour: member('Colour') } } },
  },
);

/** As introspection tells it: masked, flattened, without the branch `tube`. */
const ACTUAL = iface(
  {
    1: object({ kind: '2', next: '5', colour: '3' }, { tag: 'kind', variants: { bulb: '4' } }),
    2: { kind: 'enum', values: ['bulb'] },
    3: { kind: 'enum', values: ['red', 'blue'] },
    4: object({ size: 'int' }),
    5: { kind: 'alternate', members: { 0: member('str'), 1: member('1') } },
    6: object({ lamps: ['1'] }),
  },
  {
    commands: { 'lamp-add': { arguments: '1', returns: {} }, 'query-lamps': { arguments: {}, returns: '6' } },
    events: { LAMP: { data: { colour: member('3') } } },
  },
);

const found = (documented = DOCUMENTED, actual = ACTUAL) =>
  new Map(
    [...matchCommands(documented, actual)].map(([name, all]) => [
      name,
      all.map((each) => `${each.direction} ${spellMember(each)} is ${each.type.name}`),
    ]),
  );

test('a type is found where commands and events have it, in bases, branches, lists and alternates', () => {
  expect(found()).toEqual(
    new Map([
      ['Lamp', ['send lamp-add is 1', 'receive query-lamps lamps[] is 1']],
      ['Thing', ['send lamp-add is 1', 'receive query-lamps lamps[] is 1']],
      ['Kind', ['send lamp-add kind is 2', 'receive query-lamps lamps[].kind is 2']],
      ['Either', ['send lamp-add next is 5', 'receive query-lamps lamps[].next is 5']],
      ['Colour', ['send lamp-add colour is 3', 'receive query-lamps lamps[].colour is 3']],
      ['Bulb', ['send lamp-add kind=bulb is 4', 'receive query-lamps lamps[].kind=bulb is 4']],
      ['Info', ['receive query-lamps is 6']],
    ]),
  );
});

test('members of a place are those of the whole object there', () => {
  const [place] = matchCommands(DOCUMENTED, ACTUAL).get('Thing') ?? [];
  expect(Object.keys(place?.members ?? {})).toEqual(['kind', 'next', 'colour']);
});

test('nothing is found of what the server does not have', () => {
  const without = { ...ACTUAL, commands: {}, events: {} };
  expect(found(DOCUMENTED, without)).toEqual(new Map());
});
