import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TargetProfile } from '../harness/run/target-profile.js';
import { documentsFor } from './documents.js';
import { openDocument } from './open-document.js';

const SCHEMA = "{ 'command': 'ping', 'data': { 'n': 'int' } }\n";
let dir: string;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'qmpspec-documents-'));
  const put = (path: string, text: string) => {
    mkdirSync(join(dir, path, '..'), { recursive: true });
    writeFileSync(join(dir, path), text);
  };
  put('tree-1.4/qapi/qapi-schema.json', "{ 'include': 'more.json' }\n");
  put('tree-1.4/qapi/more.json', SCHEMA);
  put('a/mine-3.1.json', SCHEMA);
  put('b/mine-3.1.json', `${SCHEMA}\n{ 'command': 'pong' }\n`);
  mkdirSync(join(dir, 'empty'));
});
afterAll(() => rmSync(dir, { recursive: true }));

const profile = (program: string, version: string | null) =>
  ({
    program,
    facts: { version },
    model: openDocument('introspection-qemu-system-7.2'),
  }) as never as TargetProfile;

test('a catalog by its id, a file by its path: its name tells the version where it does not', () => {
  expect(openDocument('qapi-schema-1.3').document.version).toBe('1.3');
  expect(openDocument(join(dir, 'a/mine-3.1.json'))).toMatchObject({
    document: { id: 'mine-3.1', version: '3.1', kind: 'qapi' },
    commands: { ping: { arguments: { n: { type: 'int' } } } },
  });
});

test('a directory is the QAPI tree in it', () => {
  const { document, commands } = openDocument(join(dir, 'tree-1.4'));
  expect(document).toMatchObject({ id: 'tree-1.4', version: '1.4' });
  expect(Object.keys(commands)).toEqual(['ping']);
  expect(() => openDocument(join(dir, 'empty'))).toThrow(/expected a directory with/);
});

test('what a schema includes that is no file is missing, and nobody waits for it', () => {
  mkdirSync(join(dir, 'sub'));
  symlinkSync('/dev/zero', join(dir, 'endless'));
  writeFileSync(join(dir, 'including.json'), `{ 'include': 'sub' }\n{ 'include': 'endless' }\n${SCHEMA}`);
  const { commands, diagnostics } = openDocument(join(dir, 'including.json'));
  expect(Object.keys(commands)).toEqual(['ping']);
  expect(diagnostics.map(({ message }) => message)).toEqual([
    expect.stringContaining('sub is included, but'),
    expect.stringContaining('endless is included, but'),
  ]);
});

test('gigabytes are not read', () => {
  const file = join(dir, 'large');
  writeFileSync(file, '');
  truncateSync(file, 5 * 2 ** 30);
  expect(() => openDocument(file)).toThrow(/at most 16 MB, got 5120 MB/);
});

test('two documents of one name are refused, the same one twice is one', async () => {
  const target = profile('qemu-system-x86_64', '7.2.22');
  const [a, b] = ['a', 'b'].map((sub) => join(dir, sub, 'mine-3.1.json')) as [string, string];
  await expect(documentsFor([a, b], target)).rejects.toThrow(/called mine-3.1 already/);
  expect((await documentsFor([a, a], target)).documents).toHaveLength(1);
});

test('without any, the written document nearest to the target', async () => {
  const ids = async (program: string, version: string | null) =>
    (await documentsFor([], profile(program, version))).documents.map(({ iface }) => iface.document.id);
  expect(await ids('qemu-system-x86_64', '7.2.22')).toEqual(['qemu-system-7.2']);
  expect(await ids('qemu-storage-daemon', '7.2.22')).toEqual(['qemu-storage-daemon-7.2']);
  // Of a program that nobody knows, what it has tells which it is like.
  expect(await ids('my-emulator', '7.2.0')).toEqual(['qemu-system-7.2']);
});
