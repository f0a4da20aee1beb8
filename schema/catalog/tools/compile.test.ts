import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadQapi } from '../../sources/qapi/load.js';
import { compileCatalogs } from './compile.js';
import { documentPlace } from './places.js';
import { RECIPES, type Recipe } from './recipes.js';

const shipped = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');

for (const recipe of RECIPES) {
  const { file, lacking } = documentPlace(recipe);
  const title = `${recipe.id} is what its document compiles to (else: node scripts/catalogs.mjs)`;
  test.skipIf(lacking !== null)(lacking === null ? title : `${title} (skipped: ${lacking})`, () => {
    const compiled = compileCatalogs(
      () => file,
      () => null,
      [recipe],
    );
    const name = `${recipe.id}.json`;
    expect(compiled.get(name) === shipped(name), `schema/catalog/${name} is up to date`).toBe(true);
  });
}

test('the manifest is of the catalogs that there are', () => {
  expect(compileCatalogs(() => null, shipped).get('manifest.json')).toBe(shipped('manifest.json'));
});

test('each package is named by its version and digest', () => {
  for (const { id, origin } of RECIPES) {
    if (origin.from === 'shared') continue;
    const { codename, version, sha256 } = origin.package;
    expect({ id, codename, version, sha256 }).toEqual({
      ...{ id, codename: expect.stringMatching(/^[a-z]+$/) },
      ...{ version: expect.stringMatching(/^\d+:\d/), sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  }
});

const recipe: Recipe = {
  id: 'small',
  program: 'qemu-ga',
  origin: { from: 'shared', path: 'small.json' },
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

/** Where the small document is, below `folder`. */
const below = (folder: string) => () =>
  existsSync(join(folder, 'small.json')) ? join(folder, 'small.json') : null;

test('a document becomes a catalog and an entry of the manifest', () => {
  withFolder((folder) => {
    writeFileSync(join(folder, 'small.json'), "{ 'include': 'other.json' }\n{ 'command': 'a' }");
    writeFileSync(join(folder, 'other.json'), "{ 'event': 'E' }");
    const files = compileCatalogs(below(folder), () => null, [recipe]);
    expect([...files.keys()]).toEqual(['small.json', 'manifest.json']);
    const [entry] = JSON.parse(files.get('manifest.json') ?? '');
    expect(entry).toMatchObject({
      id: 'small',
      program: 'qemu-ga',
      counts: { commands: 1, events: 1, enums: 0 },
      file: 'small.json',
    });
    writeFileSync(join(folder, 'other.json'), "{ 'event': 'F' }");
    const [changed] = JSON.parse(
      compileCatalogs(below(folder), () => null, [recipe]).get('manifest.json') ?? '',
    );
    expect(changed.digest, 'the digest covers included files').not.toBe(entry.digest);
  });
});

test('a catalog whose document is not there stays as it is', () => {
  withFolder((folder) => {
    writeFileSync(join(folder, 'small.json'), "{ 'command': 'a' }");
    const text = compileCatalogs(below(folder), () => null, [recipe]).get('small.json') ?? '';
    const files = compileCatalogs(below(join(folder, 'empty')), () => text, [recipe]);
    expect(files.get('small.json')).toBe(text);
    expect(JSON.parse(files.get('manifest.json') ?? '')).toMatchObject([
      { id: 'small', counts: { commands: 1 } },
    ]);
  });
});

test('with neither document nor catalog there is nothing', () => {
  const files = compileCatalogs(
    () => null,
    () => null,
    [recipe],
  );
  expect([...files.keys()]).toEqual(['manifest.json']);
});
