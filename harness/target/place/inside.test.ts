import {
  chmodSync,
  closeSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isInsideName, OutsideError, openForReading, pathInside, putFile } from './inside.js';

let top = '';
let scratch = '';
let treasure = '';
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'inside-'));
  scratch = join(top, 'scratch');
  treasure = join(top, 'treasure');
  mkdirSync(join(scratch, 'folder'), { recursive: true });
  writeFileSync(treasure, 'gold', { mode: 0o600 });
});
afterEach(() => rmSync(top, { recursive: true }));

const untouched = () => {
  expect(readFileSync(treasure, 'utf8')).toBe('gold');
  expect(statSync(treasure).mode & 0o777).toBe(0o600);
  expect(readdirSync(top).sort()).toEqual(['scratch', 'treasure']);
};

it.each([
  '',
  '.',
  '..',
  '../treasure',
  'folder/../../treasure',
  '/etc/passwd',
  'folder//x',
  './x',
  'x/',
  'x\0',
  'x'.repeat(256),
])('%j is no name of a file inside', (name) => {
  expect(isInsideName(name)).toBe(false);
  expect(() => putFile(scratch, name, { size: 0 })).toThrow(OutsideError);
  expect(() => openForReading(scratch, name)).toThrow(OutsideError);
  expect(() => pathInside(scratch, name)).toThrow(OutsideError);
  untouched();
});

it('a link leads nowhere, be it the file, its directory, or a second name', () => {
  symlinkSync(treasure, join(scratch, 'link'));
  symlinkSync(join(top, 'new'), join(scratch, 'dangling'));
  symlinkSync(top, join(scratch, 'way'));
  linkSync(treasure, join(scratch, 'twin'));
  for (const name of ['link', 'dangling', 'way/treasure', 'way/new', 'twin'])
    expect(() => putFile(scratch, name, { size: 0 })).toThrow(OutsideError);
  for (const name of ['link', 'way/treasure', 'twin'])
    expect(() => openForReading(scratch, name)).toThrow(OutsideError);
  for (const name of ['link', 'way/treasure']) expect(() => pathInside(scratch, name)).toThrow(OutsideError);
  untouched();
});

it('makes a file that everybody may write to, and leaves the mode of one that was there', () => {
  putFile(scratch, 'folder/new', { size: 5, bytes: Buffer.from('a'), at: 1 });
  expect(readFileSync(join(scratch, 'folder/new'), 'latin1')).toBe('\0a\0\0\0');
  expect(statSync(join(scratch, 'folder/new')).mode & 0o777).toBe(0o666);
  chmodSync(join(scratch, 'folder/new'), 0o640);
  putFile(scratch, 'folder/new', { size: 1 });
  expect(statSync(join(scratch, 'folder/new'))).toMatchObject({ size: 1, mode: 0o100640 });
  expect(() => putFile(scratch, 'folder/new', { size: 1, fresh: true })).toThrow(/EEXIST/);
  expect(() => putFile(scratch, 'folder', { size: 1 })).toThrow();
});

it('reads a file, and tells one that is missing', () => {
  putFile(scratch, 'a', { bytes: Buffer.from('x') });
  const file = openForReading(scratch, 'a') as number;
  expect(readFileSync(file, 'utf8')).toBe('x');
  closeSync(file);
  expect(openForReading(scratch, 'b')).toBeNull();
});
