import { expect, test } from 'vitest';
import { absolute } from './absolute.js';

test.each(['package.json', './package.json', '.', '..', 'docs/tutorial.md'])(
  '%s is a file of the user',
  (name) => {
    expect(absolute(name)).toBe(new URL(name, `file://${process.cwd()}/`).pathname.replace(/(.)\/$/, '$1'));
    expect(absolute(`--config=${name}`)).toMatch(/^--config=\//);
  },
);

test.each([
  'test',
  'docs',
  '/etc/passwd',
  './no-such-file',
  'id=a.b',
  '{dir}/a.img',
  'driver=file,filename=./package.json',
  '--package.json',
  '',
])('%j stays as it is', (word) => {
  expect(absolute(word)).toBe(word);
});
