/** Documents made to hurt: they end in a diagnostic, soon and within bounds. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DocumentInfo } from '../../model.js';
import { readQapi, readQapiWithTexts } from '../qapi.js';

const DOCUMENT: DocumentInfo = { id: 'test', title: 'A test', version: null, digest: '', kind: 'qapi' };
const MANY = 200_000;

const documented = (comment: string) => `##\n# @a:\n#\n# ${comment}\n##\n{ 'command': 'a' }`;

test.each<[string, () => string, string]>([
  ['100 MB of braces', () => '{'.repeat(100 * 1024 * 1024), 'at most 8388608 characters'],
  ['braces', () => '{'.repeat(MANY), 'expected a name in quotes'],
  ['braces on lines', () => '{\n'.repeat(MANY), 'expected a name in quotes'],
  ['empty definitions', () => '{}'.repeat(MANY), 'reading was given up'],
  ['nested lists', () => `{ 'command': 'a', 'data': ${'['.repeat(MANY)}`, 'at most 32 nested brackets'],
  [
    'nested objects',
    () => `{ 'command': 'a', 'data': ${"{ 'a':".repeat(MANY)}`,
    'at most 32 nested brackets',
  ],
  [
    'nested conditions',
    () => `{ 'command': 'a', 'if': ${"{ 'not':".repeat(MANY)}`,
    'at most 32 nested brackets',
  ],
  ['a long condition', () => `{ 'command': 'a', 'if': '${'('.repeat(MANY)}' }`, 'not understood'],
  ['binary data', () => `\x7fELF${'\0\x01\x02'.repeat(MANY)}`, 'got binary data'],
  ['control characters', () => '\x01\x02'.repeat(MANY), 'expected a definition in braces'],
  ['quotes', () => "'".repeat(MANY + 1), 'expected a definition in braces'],
  ['strings without an end', () => "'a\n".repeat(MANY), 'expected a definition in braces'],
  ['prose with comments', () => 'a #\n'.repeat(MANY), 'expected a definition in braces'],
  ['comments', () => '#\n'.repeat(MANY), 'found none'],
  ['joined comments', () => `${' # '.repeat(MANY)} { 'command': 'a' }`, 'joined'],
  [
    'numbered braces',
    () => Array.from({ length: MANY / 5 }, (_, i) => `${3 * i + 1} {`).join('\n'),
    'carry numbers',
  ],
  ['a heading of many members', () => documented(`@${'a,@'.repeat(MANY)}:`), ''],
  ['parentheses', () => documented(`@a: ${'(since 1'.repeat(MANY / 4)}`), ''],
  ['versions', () => documented(`@a: since ${'1.'.repeat(MANY)}`), ''],
  ['event names', () => documented(`${'A_'.repeat(MANY)} event`), ''],
])('%s', (_, make, message) => {
  const text = make();
  const start = performance.now();
  const { interface: iface, rules } = readQapiWithTexts(text, DOCUMENT);
  const { diagnostics } = iface;
  expect(rules().faults.length).toBeLessThanOrEqual(1000);
  // Far above what it takes, far below what anything quadratic would.
  expect(performance.now() - start).toBeLessThan(10_000);
  expect(diagnostics.length).toBeLessThanOrEqual(1002);
  if (message === '') expect(diagnostics.filter((each) => each.severity === 'error')).toEqual([]);
  else expect(diagnostics.map((each) => each.message).join('\n')).toContain(message);
});

test('after something too deep, the next definition is read', () => {
  const { commands } = readQapi(
    `{ 'command': 'a', 'data': ${'['.repeat(99)}\n\n{ 'command': 'b' }`,
    DOCUMENT,
  );
  expect(Object.keys(commands)).toEqual(['a', 'b']);
  expect(commands.a?.arguments).toBeNull();
});

test('many definitions take linear time', () => {
  const text = Array.from(
    { length: 20_000 },
    (_, i) => `##\n# @c${i}:\n#\n# @x: it\n##\n{ 'command': 'c${i}' }`,
  );
  expect(Object.keys(readQapi(text.join('\n'), DOCUMENT).commands)).toHaveLength(20_000);
});

test('many members take linear time, lost ones too', () => {
  const members = Array.from({ length: 20_000 }, (_, i) => `${i + 1} 'm${i}': 'int',`);
  const docs = Array.from({ length: 20_000 }, (_, i) => `${i + 2} # @n${i}: it`);
  const text = [
    '1 ##',
    ...docs,
    "60000 { 'struct': 'A', 'data': {",
    ...members.map((line) => `1${line.padStart(20, '0')}`),
  ];
  const { types } = readQapi(text.join('\n'), DOCUMENT);
  expect(types.A).toMatchObject({ incomplete: true });
});

const pieces = [
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  "'a'",
  "'command'",
  "'data'",
  "'type'",
  "'",
  '#',
  '##',
  '\n',
  '# @a:',
  '1 ',
  'true',
  '"',
  '\\',
];

test('nothing throws, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 5 }))),
      (parts) => {
        const iface = readQapi(parts.join(''), DOCUMENT);
        expect(
          iface.diagnostics.length + Object.keys(iface.commands).length + Object.keys(iface.types).length,
        ).toBeGreaterThan(0);
      },
    ),
    { numRuns: 200 },
  );
});
