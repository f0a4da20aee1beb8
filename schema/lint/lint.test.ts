import { describe, expect, test } from 'vitest';
import { readDocumentWithTexts } from '../sources/index.js';
import { lint } from './index.js';

/** A lamp's schema without contradictions, but for `change`: what to replace, and by what. */
function findings(from = '', to = '', version = '9.9') {
  const text = LAMP.replace(from, to);
  if (from !== '') expect(text, 'the change takes place').not.toBe(LAMP);
  const reading = readDocumentWithTexts(Buffer.from(text), { name: 'lamp.json', version });
  return lint(reading).map(({ rule, entity, line, message }) => ({ rule, entity, line, message }));
}

const LAMP = `##
# @lamp-set:
#
# @id: which lamp
#
# @level: how bright (since 1.2)
#
# Returns: nothing on success
#          If @id does not exist, DeviceNotFound
#
# Example:
#
# -> { "execute": "lamp-set", "arguments": { "id": "a", "level": 1 } }
# <- { "return": {} }
#
# Since: 1.1
##
{ 'command': 'lamp-set', 'data': { 'id': 'str', '*level': 'int' } }

##
# @LAMP_ON:
#
# @id: which lamp
#
# Example:
#
# <- { "event": "LAMP_ON",
#      "data": { "id": "a" },
#      "timestamp": { "seconds": 1, "microseconds": 2 } }
#
# Since: 1.1
##
{ 'event': 'LAMP_ON', 'data': { 'id': 'str' } }

##
# @Glow:
#
# @warm: yellow
#
# @cold: blue (since 1.3)
#
# Since: 1.1
##
{ 'enum': 'Glow', 'data': [ 'warm', 'cold' ] }
`;

test('a document without contradictions has none', () => {
  expect(findings()).toEqual([]);
});

describe('each contradiction is found, alone', () => {
  test.each<[string, string, string, object]>([
    ['an example that is no JSON', '"level": 1 }', '"level": 1, }', { rule: 'example', entity: 'lamp-set', line: 13, message: expect.stringContaining('is not JSON') }],
    ['a lost brace', '"level": 1 } }', '"level": 1 }', { rule: 'example', line: 13 }],
    ['an argument of another type', '"level": 1 }', '"level": "x" }', { rule: 'example', message: expect.stringContaining('arguments of lamp-set at /level') }],
    ['a lost argument', '"id": "a", "level"', '"level"', { rule: 'example', message: expect.stringContaining("member 'id' present") }],
    ['a command that does not exist', '"execute": "lamp-set"', '"execute": "lamp-get"', { rule: 'example', message: expect.stringContaining('executes lamp-get') }],
    ['a reply of another type', '"return": {} }', '"return": 1 }', { rule: 'example', line: 14, message: expect.stringContaining('reply to lamp-set') }],
    ['data of another type', '"data": { "id": "a" }', '"data": { "id": 7 }', { rule: 'example', entity: 'LAMP_ON', line: 27 }],
    ['an event that does not exist', '"event": "LAMP_ON"', '"event": "LAMP_OFF"', { rule: 'example', entity: 'LAMP_ON' }],
    ['an argument without a text', '# @level: how bright (since 1.2)\n', '#\n', { rule: 'undocumented', entity: 'lamp-set', message: expect.stringContaining('level') }],
    ['a value without a text', '# @warm: yellow\n', '#\n', { rule: 'undocumented', entity: 'Glow' }],
    ['a text about nothing', '# @warm: yellow\n', '# @warm: yellow\n#\n# @hot: red\n', { rule: 'unknown-name', entity: 'Glow', line: 40, message: expect.stringContaining('hot') }],
    ['an error class that does not exist', 'DeviceNotFound', 'LampNotFound', { rule: 'error-class', entity: 'lamp-set', line: 9 }],
    ['an argument older than its command', '(since 1.2)', '(since 1.0)', { rule: 'since', entity: 'lamp-set', message: expect.stringContaining('before lamp-set itself') }],
    ['a value older than its enum', '(since 1.3)', '(since 0.9)', { rule: 'since', entity: 'Glow' }],
    ['a type that is nowhere defined', "'*level': 'int'", "'*level': 'Lumen'", { rule: 'dangling', entity: 'lamp-set', message: 'level of lamp-set has the type Lumen, which is nowhere defined' }],
    ['what is newer than the document', '(since 1.3)', '(since 10.0)', { rule: 'since', entity: 'Glow', message: expect.stringContaining('later than the document') }],
  ])('%s', (_, from, to, expected) => {
    expect(findings(from, to)).toEqual([expect.objectContaining(expected)]);
  }); // biome-ignore format: a table

  test('introspection that names a type by a number that there is not', () => {
    const entries = [
      { name: '0', 'meta-type': 'object', members: [] },
      {
        name: '1',
        'meta-type': 'object',
        members: [{ name: 'a', type: '9' }],
        tag: 'a',
        variants: [{ case: 'x', type: '8' }],
      },
      { name: '[7]', 'meta-type': 'array', 'element-type': '7' },
      { name: 'grow', 'meta-type': 'command', 'arg-type': '1', 'ret-type': '[7]' },
      { name: 'shrink', 'meta-type': 'command', 'arg-type': '6', 'ret-type': '0' },
    ];
    const reading = readDocumentWithTexts(Buffer.from(JSON.stringify(entries)), { name: 'i.json' });
    expect(lint(reading).map(({ rule, line, message }) => `${line} ${rule}: ${message}`)).toEqual([
      '4 dangling: what is returned of grow has the type 7, which is nowhere defined',
      '5 dangling: shrink has the type 6, which is nowhere defined',
      '2 dangling: a of 1 has the type 9, which is nowhere defined',
      '2 dangling: variant x of 1 has the type 8, which is nowhere defined',
    ]);
  });

  test('a document may name error classes of its own', () => {
    const own = "{ 'enum': 'ErrorClass', 'data': [ 'LampNotFound' ] }\n";
    const reading = readDocumentWithTexts(Buffer.from(own + LAMP.replace('DeviceNotFound', 'LampNotFound')), {
      name: 'lamp.json',
    });
    expect(lint(reading)).toEqual([]);
  });

  test('what members have that are written out in place may be described by names with a dot', () => {
    const text =
      "##\n# @Lamp:\n#\n# @cap.color: its color\n#\n# @cap.size: in mm\n##\n{ 'type': 'Lamp', 'data': { 'cap': { 'color': 'str' } } }\n";
    const messages = lint(readDocumentWithTexts(Buffer.from(text), { name: 'lamp.json' })).map(
      (each) => each.message,
    );
    expect(messages).toEqual([expect.stringContaining('describes cap.size, which')]);
  });

  test('an enumeration without a text is one contradiction, however long', () => {
    const values = [...'abcdefghijkl'].map((each) => `'${each}'`);
    const text = `##\n# @Glow:\n#\n# @a: first\n##\n{ 'enum': 'Glow', 'data': [ ${values} ] }\n`;
    const messages = lint(readDocumentWithTexts(Buffer.from(text), { name: 'lamp.json' })).map(
      (each) => each.message,
    );
    expect(messages).toEqual([
      expect.stringContaining('does not describe b, c, d, e, f, g, h, i, j, k and 1 more, which'),
    ]);
  });

  test('an example that is shortened is left alone', () => {
    expect(findings('"level": 1 } }', '"level": ... } }')).toEqual([]);
  });
});
