import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadQapi } from './load.js';

const HEAD = { id: 'test', title: 'A test', version: null };
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qmpspec-'));
  mkdirSync(join(folder, 'main/sub'), { recursive: true });
  writeFileSync(
    join(folder, 'main/main.json'),
    "{ 'include': 'sub/a.json' }\n{ 'include': '../b.json' }\n{ 'include': 'sub' }",
  );
  writeFileSync(join(folder, 'main/sub/a.json'), "{ 'command': 'a', 'if': 'A' }");
  writeFileSync(join(folder, 'b.json'), "{ 'command': 'b' }");
});

afterAll(() => rmSync(folder, { recursive: true }));

test('includes are found from where they are written; what is no file is said to be missing', () => {
  const { interface: iface, texts } = loadQapi(join(folder, 'main/main.json'), HEAD);
  expect(iface.commands).toMatchObject({ a: { file: 'sub/a.json' }, b: { file: '../b.json' } });
  expect(iface.document).toMatchObject({
    ...HEAD,
    kind: 'qapi',
    digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
  });
  expect(iface.diagnostics).toEqual([
    { line: 3, severity: 'error', message: expect.stringContaining('sub is included') },
  ]);
  expect(texts.map((text) => text.name)).toEqual(['a', 'b']);
});

test('a configuration is applied', () => {
  expect(Object.keys(loadQapi(join(folder, 'main/main.json'), HEAD, new Set()).interface.commands)).toEqual([
    'b',
  ]);
});

test('a main file that is not there is an error', () => {
  expect(() => loadQapi(join(folder, 'none.json'), HEAD)).toThrow('there is no such file');
});
