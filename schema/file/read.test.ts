import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FileError, partsOfFile, readFileBytes, readFileText, startOfFile } from './read.js';

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'read-'));
  file = join(directory, 'f');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

test('a byte order mark is no part of the text', () => {
  writeFileSync(file, '\ufeffä\r\n');
  expect(readFileText(file)).toBe('ä\r\n');
});

test('the parts of a file are its bytes', () => {
  const bytes = Buffer.from('0123456789'.repeat(300_000));
  writeFileSync(file, bytes);
  const parts = [...partsOfFile(file)].map((part) => part.length);
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.reduce((a, b) => a + b)).toBe(bytes.length);
  expect(readFileBytes(file).equals(bytes)).toBe(true);
  expect(bytes.subarray(0, 100).equals(startOfFile(file).subarray(0, 100))).toBe(true);
});

test.each<[string, string, () => unknown]>([
  ['nothing', 'there is no such file', () => undefined],
  ['a directory', 'it is a directory, and a file was expected', () => (file = directory)],
  ['a file below a file', 'there is no such file', () => (file = '/dev/null/x')],
  ['a link to itself', 'it is a link to itself', () => symlinkSync('f', file)],
  ['a device without end', 'it is larger than 16 MiB', () => (file = '/dev/zero')],
  [
    'a gigabyte',
    'it is larger than 16 MiB',
    () => {
      writeFileSync(file, '');
      truncateSync(file, 2 ** 30);
    },
  ],
  ['UTF-16', 'it is UTF-16, and UTF-8 was expected', () => writeFileSync(file, '\ufeff{}', 'utf16le')],
  ['binary data', 'it is binary, and text was expected', () => writeFileSync(file, 'a\0b')],
])('%s: %s', (_, message, make) => {
  make();
  expect(() => readFileText(file)).toThrow(FileError);
  expect(() => readFileText(file)).toThrow(message);
});

test('a pipe is read once somebody writes into it', async () => {
  execFileSync('mkfifo', [file]);
  const writer = spawn('sh', ['-c', `sleep 0.3; printf one > ${file}`]);
  expect(readFileText(file)).toBe('one');
  writer.kill();
});

test('a pipe into which nobody writes is not waited for without end', () => {
  execFileSync('mkfifo', [file]);
  expect(() => readFileBytes(file, 100, 200)).toThrow('nothing came through the pipe within 0.2 s');
});
