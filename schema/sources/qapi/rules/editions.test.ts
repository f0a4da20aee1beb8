/** Each schema is held to the rules of its own time: those of a release that is told, or of all that it may be of. */
import { describe, expect, test } from 'vitest';
import { documentedFaults, judged } from './judged.js';

const note = documentedFaults('a', ['Note: careful'], "{ 'command': 'a' }\n");

describe('a rule counts from one release to another', () => {
  test.each<[string, string, [release: string, refused: RegExp | null][]]>([
    ['names', "{ 'command': 'do_it' }", [['5.2', null], ['6.0', /underscore/]]],
    ['conditions in C', "{ 'command': 'a', 'if': 'defined(A)' }", [['6.1', null], ['6.2', /condition of command a/]]],
    ['lists of conditions', "{ 'command': 'a', 'if': [ 'A', 'B' ] }", [['6.1', null], ['6.2', /is a list/]]],
    ['blank conditions', "{ 'command': 'a', 'if': ' ' }", [['6.1', /is blank/], ['6.2', /has ' '/]]],
    ['unions without a discriminator', `{ 'union': 'Un', 'data': { 'a': 'int', 'b': [ 'str' ] } }`, [['6.1', null], ['6.2', /lacks base and discriminator/]]],
    ['names that end with Kind', "{ 'enum': 'LampKind', 'data': [ ] }", [['6.1', /ends with Kind/], ['6.2', null]]],
    ['arguments with conditions', "{ 'command': 'a', 'data': { 'b': { 'type': 'int', 'if': 'C' } } }", [['7.2', null], ['8.0', /is not boxed/]]],
    ['undescribed values', documentedFaults('En', [], "{ 'enum': 'En', 'data': [ 'x' ] }"), [['8.2', null], ['9.0', /does not describe x/]]],
    ['sections that are refused now', note, [['9.0', null], ['9.1', /use \.\. note::/]]],
    ['headings', '##\n# Text.\n# = Heading\n##\n', [['10.0', /heading/], ['10.1', null]]],
    ['wide comments', `##\n# ${'wide '.repeat(14)}\n##\n`, [['10.1', null], ['10.2', /at most 70 characters .* this one has 71/]]],
    ['sentences with one space', '##\n# One. Two.\n##\n', [['10.1', null], ['10.2', /two spaces/]]],
    ['pragmas of old', "{ 'pragma': { 'returns-whitelist': [ 'a' ] } }\n{ 'command': 'a', 'returns': 'int' }", [['5.2', null], ['6.0', /knows no pragma returns-whitelist/]]],
    ['text beside its name', documentedFaults('a', ['@b: some', '  more'], "{ 'command': 'a', 'data': { 'b': 'int' } }"), [['8.0', /at least 4/], ['8.1', null]]],
  ])('%s', (_, text, releases) => {
    for (const [release, refused] of releases) {
      const told = judged(text, release);
      if (refused === null) expect([release, told]).toEqual([release, []]);
      else expect([release, told.join('\n')]).toEqual([release, expect.stringMatching(refused)]);
    }
  }); // biome-ignore format: a table
});

describe('where no release is told, the schema shows its age', () => {
  const undescribed = documentedFaults('En', [], "{ 'enum': 'En', 'data': [ 'x' ] }\n");
  test.each<[string, string, string[]]>([
    ['nothing shows it', undescribed, ['5: the comment of enum En does not describe x']],
    ['sections of before 9.1', note + undescribed, []],
    ['a command that returns nothing, with its errors told under Returns', documentedFaults('a', ['Returns: nothing', '  If it is gone, DeviceNotFound'], "{ 'command': 'a' }\n") + undescribed, []],
    ['one condition in C is a fault', "{ 'command': 'a', 'if': 'defined(A)' }", ["1: the condition of command a has 'defined(A)': expected the name of a configuration switch in capital letters, digits and _"]],
    ['several are a habit', "{ 'command': 'a', 'if': 'defined(A)' }\n{ 'command': 'b', 'if': 'defined(B)' }", []],
    ['among others they are a fault', "{ 'command': 'a', 'if': 'defined(A)' }\n{ 'command': 'b', 'if': 'defined(B)' }\n{ 'command': 'c', 'if': 'C' }", [expect.stringContaining('defined(A)'), expect.stringContaining('defined(B)')]],
    ['types with the name they had until 2.3', "{ 'type': 'abc', 'data': { 'a': { 'b': 'int' } } }", []],
    ['headings of 10.1', '##\n# Heading\n# *******\n##\n\n##\n# Text.\n# = No heading\n##\n', []],
    ['wide comments are older than the rule', `##\n# ${'wide '.repeat(20)}\n##\n`, []],
  ])('%s', (_, text, told) => {
    expect(judged(text)).toEqual(told);
  }); // biome-ignore format: a table
});

test('literal text, addresses and abbreviations may be as they are', () => {
  const lines = [
    '# .. qmp-example::', '#', `#     -> ${'x. Y'.repeat(30)}`, '#', '# Text.', '#', `#  https://${'x'.repeat(80)}`,
    '#', '# For lamps, e.g. Bulbs.', '#  1. First.',
  ]; // biome-ignore format: lines
  expect(judged(`##\n${lines.join('\n')}\n##\n`, '10.2')).toEqual([]);
});
