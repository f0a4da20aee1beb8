import { expect, test } from 'vitest';
import { readDocument } from '../index.js';
import { uncopied } from './copied.js';

/** Long enough that a sign before its lines is more than a chance. */
const SCHEMA = Array.from(
  { length: 12 },
  (_, at) =>
    `##\n# @lamp-${at}:\n#\n# @id: the lamp's name\n##\n{ 'command': 'lamp-${at}',\n  'data': { 'id': 'str',\n            '*lux': 'int' } }\n`,
).join('\n');

const each = (change: (line: string) => string) => SCHEMA.split('\n').map(change).join('\n');

test.each<[string, string]>([
  ['spaces that do not break', SCHEMA.replaceAll('  ', '\u00a0\u2003')],
  ['invisible characters', SCHEMA.replaceAll("'id'", "'\u200bid\u2060'")],
  ['typographic quotes', SCHEMA.replace(/'(\*?[\w-]+)'/g, '‘$1’')],
  ['closing quotes on both sides', SCHEMA.replaceAll("'", '’')],
  ['lines that end as on an old Macintosh', SCHEMA.replaceAll('\n', '\r')],
  ['quoted in mail', each((line) => `> ${line}`)],
  ['quoted in mail, without a space', each((line) => `>${line}`)],
  ['added by a patch', `--- /dev/null\n+++ b/lamp.json\n@@ -0,0 +1,99 @@\n${each((line) => `+${line}`)}`],
  ['a table', each((line) => `| ${line} |`)],
])('a schema with %s reads as the schema', (_, text) => {
  const { commands } = readDocument(Buffer.from(text), { name: 'lamp.json' });
  expect(Object.keys(commands)).toHaveLength(12);
  for (const { arguments: taken } of Object.values(commands)) {
    expect(taken).toMatchObject({
      id: { type: 'str', optional: false },
      lux: { type: 'int', optional: true },
    });
  }
});

test('straight quotes are told of, for they may have been no quotes', () => {
  const { diagnostics } = readDocument(Buffer.from('{ ’command’: ’lamp’ }'), { name: 'lamp.json' });
  expect(diagnostics[0]?.message).toContain('the quotes of the document were typographic');
});

test('what has nothing of the kind stays as it is', () => {
  const text = `[Struct]Lamp { ’id’: str }\n\n> a\n> b\n${'c\r\n'.repeat(40)}`;
  expect(uncopied(text)).toEqual({ text, remark: null });
});
