import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shellLine, shellQuote } from './shell.js';

test.each([
  ['qemu-system-x86_64', 'qemu-system-x86_64'],
  ['unix:{qmp},server=on', "'unix:{qmp},server=on'"],
  ["it's", "'it'\\''s'"],
  ['', "''"],
  ['command/**', "'command/**'"],
  ['a\u001b[2J\n', "$'a\\033[2J\\012'"],
  ['é', "$'\\303\\251'"],
])('quotes %j as %s', (word, quoted) => {
  expect(shellQuote(word)).toBe(quoted);
});

test('bash reads back what was quoted, and only printable characters were shown', () => {
  const words = fc.sample(
    fc.string({ unit: 'binary' }).map((word) => Buffer.from(word.replaceAll('\0', '')).toString()),
    200,
  );
  const line = shellLine(words);
  expect(line).toMatch(/^[\x20-\x7e]*$/);
  const read = execFileSync('bash', ['-c', `printf '%s\\0' ${line}`]).toString();
  expect(read).toBe(words.map((word) => `${word}\0`).join(''));
});
