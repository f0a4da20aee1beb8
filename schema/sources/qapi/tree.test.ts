import { expect, test } from 'vitest';
import type { DocumentInfo, Interface } from '../../model.js';
import { readQapi } from '../qapi.js';
import { includedPath } from './paths.js';

const DOCUMENT: DocumentInfo = { id: 'test', title: 'A test', version: null, digest: '', kind: 'qapi' };

function read(files: Record<string, string>): Interface {
  const include = (path: string) => (Object.hasOwn(files, path) ? (files[path] as string) : null);
  return readQapi(files.main as string, DOCUMENT, { include });
}

test('entities say in which file they are, those of the main file do not', () => {
  const { commands, types, events } = read({
    main: "{ 'include': 'sub/a.json' }\n{ 'command': 'm' }",
    'sub/a.json':
      "\n{ 'command': 'a', 'data': { 'x': { 'y': 'int' } } }\n{ 'include': 'b.json' }\n{ 'include': '../c.json' }",
    'sub/b.json': "{ 'union': 'B', 'data': { 'c': 'int' } }",
    'c.json': "{ 'event': 'C' }",
  });
  expect(commands.m).toMatchObject({ line: 2 });
  expect(commands.m).not.toHaveProperty('file');
  expect(commands.a).toMatchObject({ line: 2, file: 'sub/a.json' });
  expect(types['q_obj_a-x']).toMatchObject({ file: 'sub/a.json' });
  expect(types.B).toMatchObject({ file: 'sub/b.json' });
  expect(types['q_obj_int-wrapper']).toMatchObject({ file: 'sub/b.json' });
  expect(events.C).toMatchObject({ file: 'c.json' });
});

test('definitions come in the order of the includes, a file once', () => {
  const { commands, diagnostics } = read({
    main: "{ 'include': 'a' }\n{ 'command': 'm' }\n{ 'include': 'a' }\n{ 'include': 'b' }",
    a: "{ 'include': 'b' }\n{ 'command': 'a' }",
    b: "{ 'command': 'b' }",
  });
  expect(Object.keys(commands)).toEqual(['b', 'a', 'm']);
  expect(diagnostics).toEqual([]);
});

test('a cycle of includes is said and not followed', () => {
  const { commands, diagnostics } = read({
    main: "{ 'include': 'a' }",
    a: "{ 'include': 'b' }\n{ 'command': 'a' }",
    b: "\n{ 'include': 'a' }\n{ 'command': 'b' }",
  });
  expect(Object.keys(commands)).toEqual(['b', 'a']);
  expect(diagnostics).toEqual([
    {
      line: 2,
      file: 'b',
      severity: 'error',
      message: expect.stringContaining('it includes itself (a → b → a)'),
    },
  ]);
});

test('a missing file is said, and the rest is read', () => {
  const { commands, diagnostics } = read({ main: "{ 'include': 'a' }\n{ 'command': 'm' }" });
  expect(Object.keys(commands)).toEqual(['m']);
  expect(diagnostics).toEqual([
    { line: 1, severity: 'error', message: expect.stringContaining('it was not found') },
  ]);
});

test('without a way to get files, includes are said to be missing', () => {
  const { diagnostics } = readQapi("{ 'include': 'a' }\n{ 'command': 'm' }", DOCUMENT);
  expect(diagnostics[0]?.message).toContain('only this one text was given');
});

test('diagnostics of an included file carry its name', () => {
  const { diagnostics } = read({ main: "{ 'include': 'a' }", a: "\n{ 'comand': 'x' }\n{ 'command': 'y' }" });
  expect(diagnostics).toEqual([{ line: 2, file: 'a', severity: 'error', message: expect.any(String) }]);
});

test('includes without end are given up', () => {
  let count = 0;
  const include = () => `{ 'include': 'f${++count}' }`;
  const { diagnostics } = readQapi("{ 'include': 'f0' }", DOCUMENT, { include });
  expect(count).toBeLessThan(100);
  expect(diagnostics[0]?.message).toContain('at most 64 levels');
});

test('many large files are given up', () => {
  const include = () => ' '.repeat(3 * 1024 * 1024);
  const text = "{ 'include': 'a' }\n{ 'include': 'b' }\n{ 'include': 'c' }\n{ 'command': 'm' }";
  const { commands, diagnostics } = readQapi(text, DOCUMENT, { include });
  expect(Object.keys(commands)).toEqual(['m']);
  expect(diagnostics).toEqual([
    { file: 'c', severity: 'error', message: expect.stringContaining('in all files together') },
  ]);
});

test.each([
  [undefined, 'a.json', 'a.json'],
  ['sub/a.json', 'b.json', 'sub/b.json'],
  ['sub/a.json', '../b.json', 'b.json'],
  [undefined, '../../qapi/b.json', '../../qapi/b.json'],
  ['../../qapi/b.json', 'c.json', '../../qapi/c.json'],
  ['../../qapi/b.json', '../c.json', '../../c.json'],
  ['a.json', './/x/./c.json', 'x/c.json'],
  [undefined, '/etc/passwd', 'etc/passwd'],
])('from %s, %s is %s', (from, name, expected) => {
  expect(includedPath(from, name)).toBe(expected);
});
