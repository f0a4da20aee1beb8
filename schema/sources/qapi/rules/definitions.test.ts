/** Definitions that the language refuses, each with its line and the fault itself; and beside them what it allows. */
import { describe, expect, test } from 'vitest';
import { judged } from './judged.js';

/** Types of a lamp shop, all sound. */
const SHOP = `{ 'enum': 'Hue', 'data': [ 'warm', 'cold' ] }
{ 'enum': 'Switch', 'data': [ 'on', 'off' ] }
{ 'enum': 'Watts', 'data': [ '40', '60' ] }
{ 'struct': 'Bulb', 'data': { 'watts': 'int', '*hue': 'Hue' } }
{ 'struct': 'Tube', 'data': { 'length': 'int' } }
{ 'struct': 'Part', 'data': { 'kind': 'Hue', 'name': 'str' } }
{ 'struct': 'Maybe', 'data': { '*kind': 'Hue' } }
{ 'struct': 'Some', 'data': { 'kind': { 'type': 'Hue', 'if': 'CONFIG_SOME' } } }
{ 'union': 'Light', 'base': { 'kind': 'Hue' }, 'discriminator': 'kind', 'data': { 'warm': 'Bulb' } }
{ 'alternate': 'Either', 'data': { 'one': 'Bulb', 'other': 'null' } }
`;

const LINE = SHOP.split('\n').length;

test('what the shop has is sound', () => {
  expect(judged(SHOP)).toEqual([]);
});

describe.each<[string, [string, RegExp][]]>([
  ['keys', [
    [`{ 'data': { } }`, /exactly one of the keys enum, .* or event, got data$/],
    [`{ 'command': 'a', 'event': 'A' }`, /exactly one of .* got command and event$/],
    [`{ }`, /exactly one of .* got nothing$/],
    [`{ 'struct': 'Abc', 'data': { }, 'returns': 'str' }`, /struct Abc has returns, which no struct has/],
    [`{ 'enum': 'Abc' }`, /enum Abc lacks data/],
    [`{ 'union': 'Abc', 'base': 'Part', 'data': { } }`, /union Abc lacks discriminator/],
    [`{ 'union': 'Abc', 'discriminator': 'kind', 'data': { } }`, /union Abc lacks base/],
    [`{ 'struct': 'Abc', 'data': { 'a': { 'if': 'CONFIG_A' } } }`, /member 'a' of struct Abc lacks type/],
    [`{ 'struct': 'Abc', 'data': { 'a': { 'type': 'int', 'default': 'x' } } }`, /member 'a' .* has default/],
    [`{ 'enum': 'Abc', 'data': [ { 'name': 'a', 'type': 'x' } ] }`, /value 'a' of enum Abc has type/],
    [`{ 'enum': 'Abc', 'data': [ { } ] }`, /a value of enum Abc lacks name/],
    [`{ 'enum': 'Abc', 'data': [ ], 'prefix': true }`, /expected the prefix of enum Abc as a string, got true/],
    [`{ 'command': 'a', 'features': [ { 'name': 'f', 'features': [ ] } ] }`, /feature 'f' of command a has features/],
  ]],
  ['names', [
    [`{ 'struct': { }, 'data': { } }`, /expected the name of the struct as a string, got an object/],
    [`{ 'struct': 'lower', 'data': { } }`, /'lower' is to be in CamelCase/],
    [`{ 'struct': 'ALLCAPS', 'data': { } }`, /'ALLCAPS' is to be in CamelCase/],
    [`{ 'struct': 'With-Dash', 'data': { } }`, /'With-Dash' is to be in CamelCase/],
    [`{ 'struct': 'LampList', 'data': { } }`, /'LampList' ends with List/],
    [`{ 'struct': '1st', 'data': { } }`, /'1st' is no name/],
    [`{ 'command': 'Do-it' }`, /'Do-it' has capital letters/],
    [`{ 'command': 'do_it' }`, /'do_it' has an underscore/],
    [`{ 'command': 'q_it' }`, /'q_it' begins with q_/],
    [`{ 'command': 'with space' }`, /'with space' is no name/],
    [`{ 'event': 'Lit' }`, /'Lit' is to be in capital letters/],
    [`{ 'event': 'A-B' }`, /'A-B' is to be in capital letters/],
    [`{ 'command': 'a', 'data': { 'u': 'int' } }`, /'u' of command a is a name that QAPI reserves/],
    [`{ 'command': 'a', 'data': { '*has-b': 'int' } }`, /'has-b' .* reserves/],
    [`{ 'struct': 'Abc', 'data': { 'B': 'int' } }`, /'B' of struct Abc has capital letters/],
    [`{ 'struct': 'Abc', 'data': { '**b': 'int' } }`, /'\*b' of struct Abc is no name/],
    [`{ 'enum': 'Abc', 'data': [ 'x_y' ] }`, /value 'x_y' of enum Abc has an underscore/],
    [`{ 'enum': 'Abc', 'data': [ true ] }`, /expected the name of a value of enum Abc as a string, got true/],
    [`{ 'command': 'a', 'features': [ 'F' ] }`, /feature 'F' of command a has capital letters/],
    [`{ 'alternate': 'Abc', 'data': { 'A': 'int' } }`, /branch 'A' of alternate Abc has capital letters/],
  ]],
  ['types', [
    [`{ 'struct': 'Abc', 'data': 'Bulb' }`, /expected the members of struct Abc in braces, got 'Bulb'/],
    [`{ 'struct': 'Abc', 'data': { 'a': { 'type': { } } } }`, /a list of one as the type of member 'a'/],
    [`{ 'struct': 'Abc', 'data': { 'a': [ ] } }`, /one type in the list .* got 0 entries/],
    [`{ 'struct': 'Abc', 'data': { 'a': [ 'int', 'str' ] } }`, /got 2 entries/],
    [`{ 'struct': 'Abc', 'data': { 'a': [ [ 'int' ] ] } }`, /got a list/],
    [`{ 'struct': 'Abc', 'data': { 'a': 'Gone' } }`, /member a of struct Abc is of the type Gone, which is not defined/],
    [`{ 'struct': 'Abc', 'base': 'Light', 'data': { } }`, /the base of struct Abc is the union Light/],
    [`{ 'struct': 'Abc', 'base': { 'a': 'int' }, 'data': { } }`, /the base of struct Abc, got an object/],
    [`{ 'struct': 'Abc', 'base': 'Abc', 'data': { } }`, /struct Abc contains itself/],
    [`{ 'command': 'a', 'data': 'Hue' }`, /the data of command a is the enum Hue/],
    [`{ 'command': 'a', 'data': 'Light' }`, /the union Light: expected boxed/],
    [`{ 'command': 'a', 'data': 'Some' }`, /takes kind, which has a condition, and is not boxed/],
    [`{ 'command': 'a', 'data': [ 'Bulb' ] }`, /as the data of command a, got a list/],
    [`{ 'command': 'a', 'returns': 'str' }`, /command a returns the built-in type str/],
    [`{ 'command': 'a', 'returns': [ 'Hue' ] }`, /command a returns a list of Hue/],
    [`{ 'command': 'a', 'returns': { } }`, /what command a returns, got an object/],
    [`{ 'event': 'A', 'data': 'Either' }`, /the data of event A is the alternate Either/],
  ]],
  ['clashes', [
    [`{ 'struct': 'Bulb', 'data': { } }`, /struct Bulb is defined already, in the main file, line 4/],
    [`{ 'struct': 'QType', 'data': { } }`, /struct QType has the name of a built-in type/],
    [`{ 'enum': 'Abc', 'data': [ 'x', 'x' ] }`, /enum Abc has x twice/],
    [`{ 'struct': 'Abc', 'data': { 'a': 'int', '*a': 'int' } }`, /member a clashes with member a in struct Abc/],
    [`{ 'struct': 'Abc', 'base': 'Tube', 'data': { 'length': 'int' } }`, /member length of struct Tube/],
    [`{ 'command': 'a', 'features': [ 'f', 'f' ] }`, /has f twice/],
    [`{ 'struct': 'Abc', 'data': { 'm': { 'type': 'int', 'features': [ 'f', 'f' ] } } }`, /member m has f twice/],
  ]],
  ['conditions', [
    [`{ 'command': 'a', 'if': 'defined(CONFIG_A)' }`, /condition of command a has 'defined\(CONFIG_A\)'/],
    [`{ 'command': 'a', 'if': [ 'CONFIG_A' ] }`, /is a list/],
    [`{ 'command': 'a', 'if': true }`, /is true/],
    [`{ 'command': 'a', 'if': { } }`, /is empty/],
    [`{ 'command': 'a', 'if': { 'none': [ ] } }`, /has the key none/],
    [`{ 'command': 'a', 'if': { 'all': [ ] } }`, /has all of nothing/],
    [`{ 'command': 'a', 'if': { 'any': 'CONFIG_A' } }`, /has any with 'CONFIG_A'/],
    [`{ 'command': 'a', 'if': { 'not': 'CONFIG_A', 'all': [ 'CONFIG_A' ] } }`, /not and all side by side/],
    [`{ 'command': 'a', 'if': { 'all': [ { 'not': 'x' } ] } }`, /has 'x'/],
    [`{ 'enum': 'Abc', 'data': [ { 'name': 'x', 'if': ' ' } ] }`, /condition of value 'x' of enum Abc/],
    [`{ 'command': 'a', 'features': [ { 'name': 'x', 'if': ' ' } ] }`, /condition of feature 'x'/],
  ]],
  ['unions', [
    [`{ 'union': 'Abc', 'base': 'Bulb', 'discriminator': 'watts', 'data': { } }`, /watts of union Abc is the built-in type int/],
    [`{ 'union': 'Abc', 'base': 'Bulb', 'discriminator': 'kind', 'data': { } }`, /kind of union Abc is no member of its base Bulb/],
    [`{ 'union': 'Abc', 'base': 'Maybe', 'discriminator': 'kind', 'data': { } }`, /is an optional member/],
    [`{ 'union': 'Abc', 'base': 'Some', 'discriminator': 'kind', 'data': { } }`, /that has a condition/],
    [`{ 'union': 'Abc', 'base': 'Part', 'discriminator': [ ], 'data': { } }`, /as the discriminator of union Abc, got a list/],
    [`{ 'union': 'Abc', 'base': 'Part', 'discriminator': 'kind', 'data': [ ] }`, /the branches of union Abc in braces, got a list/],
    [`{ 'union': 'Abc', 'base': 'Part', 'discriminator': 'kind', 'data': { 'hot': 'Bulb' } }`, /branch hot of union Abc is no value of the enum Hue/],
    [`{ 'union': 'Abc', 'base': 'Part', 'discriminator': 'kind', 'data': { 'warm': 'Hue' } }`, /branch warm of union Abc is the enum Hue/],
    [`{ 'union': 'Abc', 'base': 'Part', 'discriminator': 'kind', 'data': { 'warm': [ 'Bulb' ] } }`, /type of branch 'warm' of union Abc, got a list/],
    [`{ 'union': 'Abc', 'base': { 'kind': 'Hue', 'length': 'int' }, 'discriminator': 'kind', 'data': { 'cold': 'Tube' } }`, /member length of struct Tube clashes .* \(branch cold\)/],
    [`{ 'union': 'Abc', 'base': 'Part', 'discriminator': 'kind', 'data': { 'warm': 'Light' } }`, /member kind of union Light clashes with member kind of struct Part/],
  ]],
  ['alternates', [
    [`{ 'alternate': 'Abc', 'data': { } }`, /alternate Abc has no branches/],
    [`{ 'alternate': 'Abc', 'data': [ 'x' ] }`, /branches of alternate Abc in braces, got a list/],
    [`{ 'alternate': 'Abc', 'data': { 'a': 'any' } }`, /the built-in type any, whose values can be of any kind/],
    [`{ 'alternate': 'Abc', 'data': { 'a': 'Either' } }`, /the alternate Either, whose/],
    [`{ 'alternate': 'Abc', 'data': { 'a': 'Bulb', 'b': 'Tube' } }`, /branches a and b of alternate Abc cannot be told apart/],
    [`{ 'alternate': 'Abc', 'data': { 'a': 'str', 'b': 'int' } }`, /a and b/],
    [`{ 'alternate': 'Abc', 'data': { 'a': 'Switch', 'b': 'bool' } }`, /a and b/],
    [`{ 'alternate': 'Abc', 'data': { 'a': 'Watts', 'b': 'int' } }`, /a and b/],
    [`{ 'alternate': 'Abc', 'data': { 'a': [ 'int' ], 'b': [ 'str' ] } }`, /a and b/],
  ]],
  ['flags and features', [
    [`{ 'command': 'a', 'gen': true }`, /the flag gen of command a can only be false/],
    [`{ 'command': 'a', 'boxed': false, 'data': 'Bulb' }`, /the flag boxed of command a can only be true/],
    [`{ 'command': 'a', 'allow-oob': 'yes' }`, /allow-oob of command a can only be true/],
    [`{ 'command': 'a', 'allow-oob': true, 'coroutine': true }`, /exclude each other/],
    [`{ 'command': 'a', 'boxed': true }`, /is boxed and has no data/],
    [`{ 'event': 'A', 'boxed': true, 'data': { } }`, /the name of a type as the data of event A, got an object/],
    [`{ 'command': 'a', 'features': 'f' }`, /expected a list as the features of command a, got 'f'/],
    [`{ 'struct': 'Abc', 'data': { }, 'features': [ 'unstable' ] }`, /has the feature unstable, which types cannot have/],
  ]],
])('%s', (_, cases) => {
  test.each(cases)('%s', (definition, message) => {
    const told = judged(`${SHOP}${definition}\n`);
    expect(told).toEqual([expect.stringMatching(message)]);
    expect(told[0]).toMatch(new RegExp(`^${LINE}: `));
  });
}); // biome-ignore format: a table

describe('what is allowed', () => {
  test.each([
    `{ 'enum': 'Abc', 'data': [ ] }`,
    `{ 'enum': 'Abc', 'data': [ '1st', 'x-y' ], 'prefix': 'ABC' }`,
    `{ 'struct': '__org.qemu_x-Abc', 'data': { '__org.qemu_x-m': 'int', 'x-n': [ 'Bulb' ] } }`,
    `{ 'command': '__org.qemu_x-a', 'data': { }, 'returns': [ 'Bulb' ], 'gen': false, 'coroutine': true }`,
    `{ 'command': 'a', 'boxed': true, 'data': 'Light', 'features': [ 'deprecated', { 'name': 'f', 'if': 'CONFIG_F' } ] }`,
    `{ 'command': 'a', 'if': { 'all': [ 'CONFIG_A', { 'not': { 'any': [ 'CONFIG_B', 'CONFIG_C' ] } } ] } }`,
    `{ 'alternate': 'Abc', 'data': { 'a': 'Hue', 'b': 'int', 'c': 'bool', 'd': [ 'int' ], 'e': 'Bulb', 'f': 'null' } }`,
    `{ 'union': 'Abc', 'base': 'Part', 'discriminator': 'kind', 'data': { } }`,
    `{ 'struct': 'Abc', 'data': { 'a': 'intList', 'b': 'QType', 'c': 'any' } }`,
    `{ 'pragma': { 'command-returns-exceptions': [ 'a' ] } } { 'command': 'a', 'returns': 'str' }`,
    `{ 'command': 'a_b' } { 'pragma': { 'command-name-exceptions': [ 'a_b' ] } }`,
    `{ 'pragma': { 'member-name-exceptions': [ 'Abc' ] } } { 'enum': 'Abc', 'data': [ 'X_y' ] }`,
  ])('%s', (definition) => {
    expect(judged(`${SHOP}${definition}\n`)).toEqual([]);
  });
});

test('a circle of types is told once, and what is written over several lines with the line of the part', () => {
  const circle = `{ 'struct': 'One', 'base': 'Two', 'data': { } }\n{ 'struct': 'Two', 'base': 'One', 'data': { } }\n`;
  expect(judged(circle)).toEqual(['1: struct One contains itself']);
  expect(judged("{ 'enum': 'Abc',\n  'data': [ 'fine',\n            'B' ] }")).toEqual([
    "1: the name of value 'B' of enum Abc has capital letters (line 3)",
  ]);
});

test('a schema has at most 64 features', () => {
  const command = (count: number) =>
    `{ 'command': 'a', 'features': [ ${Array.from({ length: count }, (_, index) => `'f${index}'`)} ] }`;
  expect(judged(command(62))).toEqual([]);
  expect(judged(command(63))).toEqual(['1: f62 of a is the feature after the 64th: a schema has no more']);
});
