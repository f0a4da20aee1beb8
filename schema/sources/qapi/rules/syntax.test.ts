/** Text that is no QAPI, directives that are none, and that reading goes on behind both. */
import { describe, expect, test } from 'vitest';
import { judged } from './judged.js';

describe.each<[string, [string, string][]]>([
  ['tokens', [
    [`{ "command": 'a' }`, '1: "command" is no part of QAPI here: QAPI has strings in single quotes'],
    [`{ 'command': 'a', 'data': null }`, '1: null is no part of QAPI here'],
    [`\n{ 'command': 1 }`, '2: 1 is no part of QAPI here'],
    [`{ 'command': 'a\n}`, '1: a string has no closing quote on its line'],
    [`{ 'command': 'a`, '1: a string has no closing quote on its line'],
    [`{ 'command': '\\n' }`, '1: a string has the escape \\n: QAPI knows none but \\\\'],
    [`{ 'command': 'lämp' }`, '1: a string has the character U+00E4: QAPI takes printable ASCII only'],
    [`{ 'command': '\t' }`, '1: a string has the character U+0009: QAPI takes printable ASCII only'],
    [`{ 'command': 'a' } \\`, '1: \\ is no part of QAPI here'],
  ]],
  ['brackets and commas', [
    [`{ 'command': 'a', }`, '1: expected a name in quotes after the comma, got }'],
    [`{ , 'command': 'a' }`, '1: expected a name in quotes or }, got ,'],
    [`{ 'command': 'a'\n  'data': { } }`, "2: expected a comma or }, got the string 'data'"],
    [`{ 'command' 'a' }`, "1: expected a colon after 'command', got the string 'a'"],
    [`{ 'command': }`, '1: expected a string, {, [, true or false, got }'],
    [`{ 'enum': 'Abc', 'data': [ 'x', ] }`, '1: expected a string, {, [, true or false, got ]'],
    [`{ 'enum': 'Abc', 'data': [ 'x' 'y' ] }`, "1: expected a comma or ], got the string 'y'"],
    [`{ 'command': 'a' ]`, '1: expected a comma or }, got ]'],
    [`{ 'command': 'a', 'data': {\n\n`, '2: expected a name in quotes or }, got the end of the file'],
    [`{ 'command': 'a', 'command': 'b' }`, "1: the key 'command' stands twice in the same braces"],
    [`{ 'command': 'a',\n##\n# Text.\n##\n'data': { } }`, '2: expected a name in quotes after the comma, got a documentation comment'],
    [`[ ]`, '1: expected a definition in braces, got a list'],
    [`'x' 'y'`, "1: expected a definition in braces, got the string 'x'"],
    [`}`, '1: expected a string, {, [, true or false, got }'],
    [`{ 'command': ${'['.repeat(40)} }`, '1: brackets are nested deeper than 32 levels'],
  ]],
  ['directives', [
    [`{ 'include': [ ] }`, '1: expected the name of a file to include, got a list'],
    [`{ 'include': 'gone.json' }`, '1: gone.json is included and cannot be read'],
    [`{ 'include': 'main.json' }`, '1: main.json is included in a circle (main.json → main.json)'],
    [`{ 'include': 'sound.json', 'if': 'X' }`, '1: a directive include stands alone in its braces, and here is if beside it'],
    [`{ 'pragma': { }, 'data': { } }`, '1: a directive pragma stands alone in its braces, and here is data beside it'],
    [`{ 'pragma': 'doc-required' }`, "1: expected a pragma in braces, got 'doc-required'"],
    [`{ 'pragma': { 'doc-required': 'yes' } }`, "1: expected true or false as the pragma doc-required, got 'yes'"],
    [`{ 'pragma': { 'docs': true } }`, '1: QAPI knows no pragma docs'],
    [`{ 'pragma': { 'member-name-exceptions': 'A' } }`, "1: expected a list of names as the pragma member-name-exceptions, got 'A'"],
    [`{ 'pragma': { 'documentation-exceptions': [ true ] } }`, '1: expected names in the list of the pragma documentation-exceptions, got true'],
    [`##\n# @x:\n##\n{ 'include': 'sound.json' }`, '1: the comment documents x, and no definition follows it'],
    [`{ 'include': 'broken.json' }`, "broken.json:2: expected a colon after 'command', got the string 'b'"],
    [`{ 'include': 'sub/a.json' }`, 'sub/b.json:1: a.json is included in a circle (main.json → sub/a.json → sub/b.json → sub/a.json)'],
  ]],
])('%s', (_, cases) => {
  const others = {
    'sound.json': "{ 'command': 'sound' }",
    'broken.json': "\n{ 'command' 'b' }",
    'sub/a.json': "{ 'include': 'b.json' }",
    'sub/b.json': "{ 'include': 'a.json' }",
  };
  test.each(cases)('%j', (text, message) => {
    expect(judged(text, null, others)).toEqual([message]);
  });
}); // biome-ignore format: a table

test.each([
  '',
  '# only a comment',
  "{ 'command': 'a' } { 'command': 'b' }",
  "  { 'command': 'a' }# beside it",
  "{ 'command': # within\n'a' }",
  "\ufeff{ 'command': 'a' }\r\n{ 'event': 'A' }\r\n",
  '##\r\n# Free.\r\n##\r\n',
])('%j is QAPI', (text) => {
  expect(judged(text)).toEqual([]);
});

test('after what cannot be read, the next definition is; types that may be in there are not missed', () => {
  const text = `{ 'struct': 'Abc', 'data': { 'a': 'int', } }
{ 'command': 'a', 'data': 'Abc' }
{ 'command': 'B' }
{ 'event': 'A' 'data': { } }

{ 'enum': 'low', 'data': [ ] }
`;
  expect(judged(text)).toEqual([
    '1: expected a name in quotes after the comma, got }',
    "3: the name of the command 'B' has capital letters",
    "4: expected a comma or }, got the string 'data'",
    "6: the name of the enum 'low' is to be in CamelCase, as types are",
  ]);
});

test('a file is read once, where it is first included', () => {
  const others = { 'types.json': "{ 'struct': 'Abc', 'data': { } }" };
  const text = `{ 'include': 'types.json' }\n{ 'include': 'types.json' }\n{ 'command': 'a', 'data': 'Abc' }`;
  expect(judged(text, null, others)).toEqual([]);
});
