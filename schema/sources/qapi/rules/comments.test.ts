/** Documentation comments: how they are made, and that they describe what is there. */
import { describe, expect, test } from 'vitest';
import { documentedFaults, judged } from './judged.js';

const SET = "{ 'command': 'set', 'data': { 'id': 'str', '*level': 'int' }, 'returns': 'Abc' }\n";
const ABC = "{ 'struct': 'Abc', 'data': { } }\n";

const SOUND = [
  'Sets a lamp.', '', '@id: which lamp', '', '    More of it.', '', '@level: how bright', '  (0 to 9)', '',
  'Returns: what is lit', '', 'Errors:', '    - None.', '', 'TODO: colors', '', 'A paragraph::', '',
  '.. note:: Another.', '', 'Since: 9.1',
]; // biome-ignore format: lines

const set = (lines: string[]) => judged(documentedFaults('set', lines, SET) + ABC);

/** The line in which the lines of {@link documentedFaults} begin. */
const FIRST = 4;

test('what is as it should be', () => {
  expect(set(SOUND)).toEqual([]);
  expect(judged(`##\n# = Heading\n#\n# Of nothing.\n##\n\n##\n# More.\n##\n${ABC.repeat(0)}`)).toEqual([]);
});

describe('the comment of a command', () => {
  const ID = '@id: which lamp';
  const LEVEL = '@level: how bright';
  test.each<[string[], number, RegExp]>([
    [[ID], 4 + FIRST - 2, /command set does not describe level$/],
    [[ID, LEVEL, '@color: which'], 3, /describes color, which command set does not have/],
    [[ID, LEVEL, '@x: no', '@y: no'], 3, /describes x and y,/],
    [[ID, LEVEL, '@id: again'], 3, /@id is described twice/],
    [[ID, LEVEL, '@: none'], 3, /expected a name after @/],
    [[ID, '@level:'], 2, /the description of @level has no text/],
    [[ID, '@level:', '', 'At the margin.'], 2, /the description of @level has no text/],
    [[ID, 'Since: 1', LEVEL], 3, /@level is described after a section/],
    [[ID, '', 'A paragraph.', '', LEVEL], 5, /@level is described after a section/],
    [[ID, LEVEL, 'Since: 1', 'Since: 2'], 4, /the section Since: stands twice/],
    [[ID, LEVEL, 'Returns:', 'Since: 2'], 3, /the section Returns: has no text/],
    [[ID, LEVEL, 'TODO:'], 3, /the section TODO: has no text/],
    [[ID, '@level: how', '  bright', ' it is'], 4, /expected an indentation of at least 2 here/],
    [[ID, LEVEL, '= Heading'], 3, /a heading with = stands in the comment of a definition/],
    [[ID, LEVEL, 'Features:', 'Since: 1'], 4, /Features: is followed by no feature/],
    [[ID, LEVEL, 'Features:'], 4, /Features: is followed by no feature/],
    [[ID, LEVEL, 'Features:', '@f: new', '', 'Features:', '@g: new'], 6, /Features: stands twice/],
    [[ID, LEVEL, 'Features:', '@f: new'], 4, /describes the feature f, which command set does not have/],
  ])('%j', (lines, line, message) => {
    const told = set(lines);
    expect(told).toEqual([expect.stringMatching(message)]);
    const definition = FIRST + lines.length + 1;
    const expected = /does not describe/.test(told[0] ?? '') ? definition : FIRST + line - 1;
    expect(told[0]).toMatch(new RegExp(`^${expected}: `));
  });
});

describe('comments and what they are of', () => {
  test.each<[string, string[]]>([
    [documentedFaults('other', [], ABC), ['5: struct Abc has the comment of other']],
    [`##\n# Abc:\n##\n${ABC}`, ['1: the comment before a definition begins with @, its name and a colon, and this one does not']],
    [`##\n# @Abc\n##\n${ABC}`, ['2: expected a colon at the end of @Abc']],
    [`##\n# @:\n##\n`, ['2: expected the name of a definition after @']],
    [`##\n# @Abc:\n##\n`, ['1: the comment documents Abc, and no definition follows it']],
    [`##\n# @Abc:\n##\n\n##\n# @Abc:\n##\n${ABC}`, ['1: the comment documents Abc, and no definition follows it']],
    [`{ 'pragma': { 'doc-required': true } }\n${ABC}`, ['2: struct Abc has no documentation comment, and a pragma requires one']],
    [`##\n# Text.\n# @note: no\n##\n`, ['3: @note: describes a member in a comment that documents no definition']],
    [`##\n# Free.\n# = Heading\n##\n`, ['3: a heading with = stands below the first line of its comment']],
    [`## Abc\n##\n`, ['1: a documentation comment begins with ## alone on its line, got ## Abc']],
    [`##\n# Free.\n## end\n`, ['3: a documentation comment ends with ## alone on its line, got ## end']],
    [`##\n# Free.\n\n${ABC}`, ['4: the documentation comment of line 1 is not closed by ##']],
    [`##\n#Free.\n##\n`, ['2: expected a space after #, got #Free.']],
    [documentedFaults('A', ['Returns: x'], "{ 'event': 'A' }"), ['4: the section Returns: is for commands, and A is none: it is of the kind event']],
    [documentedFaults('A', ['Errors: x'], "{ 'event': 'A' }"), ['4: the section Errors: is for commands, and A is none: it is of the kind event']],
    [documentedFaults('a', ['Returns: x'], "{ 'command': 'a' }"), ['4: the section Returns: describes what command a returns, and it returns nothing']],
    [documentedFaults('Abc', [], "{ 'enum': 'Abc', 'data': [ 'x', 'y', 'z' ] }"), ['5: the comment of enum Abc does not describe x, y and z']],
    [documentedFaults('a', [], "{ 'command': 'a', 'features': [ 'f' ] }"), ['5: the comment of command a does not describe the feature f']],
    [documentedFaults('a', ['@x: of the type'], `{ 'command': 'a', 'data': 'Abc' }\n${ABC}`), ['4: the comment describes x, which command a does not have']],
    [documentedFaults('Un', ['@x: a branch'], `{ 'union': 'Un', 'base': { 'k': 'En' }, 'discriminator': 'k', 'data': { 'x': 'Abc' } }\n${ABC}{ 'enum': 'En', 'data': [ 'x' ] }`),
      ['4: the comment describes x, which union Un does not have', '6: the comment of union Un does not describe k']],
  ])('%j', (text, told) => {
    expect(judged(text)).toEqual(told);
  }); // biome-ignore format: a table
});

test('a pragma excepts definitions whose members are not described; never their features', () => {
  const pragma = "{ 'pragma': { 'documentation-exceptions': [ 'Abc' ] } }\n";
  const text = documentedFaults(
    'Abc',
    [],
    "{ 'enum': 'Abc', 'data': [ { 'name': 'x', 'features': [ 'f' ] } ] }",
  );
  expect(judged(pragma + text)).toEqual(['6: the comment of enum Abc does not describe the feature f']);
});

test('comments with one # say nothing', () => {
  expect(judged(`# @Abc:\n#no space\n# Returns: x\n${ABC}`)).toEqual([]);
});
