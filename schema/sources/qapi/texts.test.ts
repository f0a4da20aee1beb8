import { expect, test } from 'vitest';
import type { DocumentInfo } from '../../model.js';
import { type QapiText, readQapiWithTexts } from '../qapi.js';

const DOCUMENT: DocumentInfo = { id: 'test', title: 'A test', version: null, digest: '', kind: 'qapi' };

function read(...lines: string[]): QapiText {
  const { texts } = readQapiWithTexts(lines.join('\n'), DOCUMENT);
  expect(texts).toHaveLength(1);
  return texts[0] as QapiText;
}

const DEFINITION = "{ 'command': 'do-it', 'data': { 'what': 'str', '*how': 'int' } }";

test('an old comment: optional marks, notes, errors under Returns', () => {
  const text = read(
    '##',
    '# @do-it',
    '#',
    '# Does it.',
    '#',
    '# @what: the thing',
    '#        to do',
    '#',
    '# @how: #optional the way (Since 1.6)',
    '#',
    '# Returns: nothing on success',
    '#          If @what is wrong, DeviceNotFound',
    '#',
    '# Notes: this is one.',
    '#',
    '# And its second paragraph.',
    '#',
    '# Since 1.3',
    '##',
    DEFINITION,
  );
  expect(text).toEqual({
    kind: 'command',
    name: 'do-it',
    line: 2,
    members: [
      {
        name: 'what',
        line: 6,
        optional: false,
        text: [
          { line: 6, text: 'the thing' },
          { line: 7, text: '       to do' },
          { line: 8, text: '' },
        ],
      },
      {
        name: 'how',
        line: 9,
        optional: true,
        text: [
          { line: 9, text: '#optional the way (Since 1.6)' },
          { line: 10, text: '' },
        ],
      },
    ],
    inherits: [],
    features: [],
    sections: [
      {
        name: 'description',
        line: 4,
        lines: [
          { line: 4, text: 'Does it.' },
          { line: 5, text: '' },
        ],
      },
      {
        name: 'returns',
        line: 11,
        lines: [
          { line: 11, text: 'nothing on success' },
          { line: 12, text: '         If @what is wrong, DeviceNotFound' },
          { line: 13, text: '' },
        ],
      },
      {
        name: 'notes',
        line: 14,
        lines: [
          { line: 14, text: 'this is one.' },
          { line: 15, text: '' },
          { line: 16, text: 'And its second paragraph.' },
          { line: 17, text: '' },
        ],
      },
      { name: 'since', line: 18, lines: [{ line: 18, text: 'Since 1.3' }] },
    ],
  });
});

test('a new comment: features, errors, notes and examples as directives, further text after a member', () => {
  const text = read(
    '##',
    '# @do-it:',
    '#',
    '# @what: the thing',
    '#',
    '#     whatever it is',
    '#',
    '# @how: the way (since 9.1)',
    '#',
    '# Further text.',
    '#',
    '# Features:',
    '#',
    '# @unstable: may change',
    '#',
    '# Errors:',
    '#     - GenericError, if not',
    '#',
    '# .. note:: Mind this.',
    '#',
    '# TODO: more',
    '#',
    '# .. qmp-example::',
    '#',
    '#     -> { "execute": "do-it" }',
    '#     <- { "return": {} }',
    '#',
    '# Since: 9.0',
    '##',
    DEFINITION,
  );
  expect(
    text.members?.map((member) => [member.name, member.optional, member.text.map((line) => line.line)]),
  ).toEqual([
    ['what', undefined, [4, 5, 6, 7]],
    ['how', undefined, [8, 9]],
  ]);
  expect(text.features.map((feature) => [feature.name, feature.line])).toEqual([['unstable', 14]]);
  expect(text.sections.map((section) => [section.name, section.line])).toEqual([
    ['description', 10],
    ['errors', 16],
    ['notes', 19],
    ['other', 21],
    ['examples', 23],
    ['since', 28],
  ]);
  expect(text.sections[4]?.lines.map((line) => line.line)).toEqual([24, 25, 26, 27]);
});

test('a definition without a comment has no members in words', () => {
  expect(read(DEFINITION)).toEqual({
    kind: 'command',
    name: 'do-it',
    line: 1,
    members: null,
    inherits: [],
    features: [],
    sections: [],
  });
});

test('the comment right above counts although its title is wrong; one further up does not', () => {
  expect(read('##', '# @did-it:', '#', '# @what: a', '##', DEFINITION).members).toHaveLength(1);
  expect(read('##', '# = Heading', '##', '', '# just a remark', '', DEFINITION).sections).toEqual([]);
});

test.each<[string, string[], string | undefined, string | undefined]>([
  ['a colon', ['# @what: a (since: 2.4)', '#', '# Since: 1.3'], '1.3', '2.4'],
  ['no colon', ['# @what: a. Since 2.4.', '#', '# Since 0.14.0'], '0.14.0', '2.4'],
  ['a default beside it', ['# @what: a (default: b; since 7.1)', '#', '# Since : 1.3'], '1.3', '7.1'],
  [
    'a remark beside it',
    ['# @what: a (Since 2.2; before, none)', '#', '# Since: 1.3 (what since 2.8)'],
    '1.3',
    '2.2',
  ],
  ['the section about members', ['# @what: a', '#', '# Since: 1.3 (what since 2.8)'], '1.3', '2.8'],
  [
    'a section after a member, and one of its own',
    ['# @what: a', '#', '# Since: 2.8', '#', '# @how: b', '#', '# Since: 1.3'],
    '1.3',
    '2.8',
  ],
  ['something else', ['# @what: a, as since 2.7 it must be', '#', '# @how: b'], undefined, undefined],
])('since-versions with %s', (_, comment, entity, member) => {
  const { interface: iface } = readQapiWithTexts(
    ['##', '# @do-it:', '#', ...comment, '##', DEFINITION].join('\n'),
    DOCUMENT,
  );
  expect(iface.commands['do-it']?.since).toBe(entity);
  expect(iface.commands['do-it']?.arguments).toMatchObject({
    what: member === undefined ? {} : { since: member },
  });
  if (member === undefined) expect(iface.commands['do-it']).not.toHaveProperty('arguments.what.since');
});

test('since-versions of values', () => {
  const text =
    "##\n# @E:\n#\n# @a: one\n#\n# @b, @c: Since 2.1\n##\n{ 'enum': 'E', 'data': [ 'a', 'b', 'c' ] }";
  expect(readQapiWithTexts(text, DOCUMENT).interface.types.E).toMatchObject({
    valueSince: { b: '2.1', c: '2.1' },
  });
});

test('a comment goes on after a blank line that interrupts it, and no further than its end', () => {
  const { interface: iface, texts } = readQapiWithTexts(
    [
      '##',
      '# @do-it:',
      '# @what: the thing',
      '',
      '# @how: the way',
      '# Since: 1.3',
      '##',
      '',
      '# Since: 9.9',
      DEFINITION,
    ].join('\n'),
    DOCUMENT,
  );
  expect(iface.commands['do-it']?.since).toBe('1.3');
  expect(texts[0]?.members?.map(({ name }) => name)).toEqual(['what', 'how']);
});
