import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadQapi } from '../../sources/qapi/load.js';
import { compileCatalogs } from './compile.js';
import type { Recipe } from './recipes.js';

const FOLDERS = ['shared', '.'].map((name) => fileURLToPath(new URL(`../../../../${name}`, import.meta.url)));
const SHARED = FOLDERS[0] as string;
const shipped = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');

test.skipIf(!existsSync(SHARED))(
  'the shipped catalogs are what their documents compile to (else: node scripts/catalogs.mjs)',
  () => {
    for (const [file, text] of compileCatalogs(FOLDERS, shipped)) {
      expect(text === shipped(file), `schema/catalog/${file} is up to date`).toBe(true);
    }
  },
);

const recipe: Recipe = {
  id: 'small',
  program: 'qemu-ga',
  source: 'small.json',
  compile: (file) => loadQapi(file, { id: 'small', title: 'Small', version: '1.0' }).interface,
};

function withFolder(run: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'qmpspec-'));
  try {
    run(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a document becomes a catalog and an entry of the manifest', () => {
  withFolder((folder) => {
    writeFileSync(join(folder, 'small.json'), "{ 'include': 'other.json' }\n{ 'command': 'a' }");
    writeFileSync(join(folder, 'other.json'), "{ 'event': 'E' }");
    const files = compileCatalogs([folder], () => null, [recipe]);
    expect([...files.keys()]).toEqual(['small.json', 'manifest.json']);
    const [entry] = JSON.parse(files.get('manifest.json') ?? '');
    expect(entry).toMatchObject({
      id: 'small',
      program: 'qemu-ga',
      counts: { commands: 1, events: 1, enums: 0 },
      file: 'small.json',
    });
    writeFileSync(join(folder, 'other.json'), "{ 'event': 'F' }");
    const [changed] = JSON.parse(compileCatalogs([folder], () => null, [recipe]).get('manifest.json') ?? '');
    expect(changed.digest, 'the digest covers included files').not.toBe(entry.digest);
  });
});

test('a catalog whose document is not there stays as it is', () => {
  withFolder((folder) => {
    writeFileSync(join(folder, 'small.json'), "{ 'command': 'a' }");
    const text = compileCatalogs([folder], () => null, [recipe]).get('small.json') ?? '';
    const files = compileCatalogs([join(folder, 'empty')], () => text, [recipe]);
    expect(files.get('small.json')).toBe(text);
    expect(JSON.parse(files.get('manifest.json') ?? '')).toMatchObject([
      { id: 'small', counts: { commands: 1 } },
    ]);
  });
});

test('a catalog with neither document nor file is an error', () => {
  expect(() => compileCatalogs(['/nonexistent'], () => null, [recipe])).toThrow(
    'expected the document small.json in /nonexistent',
  );
});
