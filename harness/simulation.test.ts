import { expect, test } from 'vitest';
import { readOptions } from './simulation.js';

const options = { '-S': 'none', '-m': 'number', '-name': 'any', '-machine': ['pc', 'none'] } as const;

test.each([
  ['', []],
  ['-S -m 16 -name -S -machine pc', [['-S'], ['-m', '16'], ['-name', '-S'], ['-machine', 'pc']]],
  ['-m 16,slots=2', null],
  ['-machine q35', null],
  ['-name', null],
  ['pc', null],
  ['-constructor x', null],
  ['constructor x', null],
])('%s', (words, read) => {
  expect(readOptions(words === '' ? [] : words.split(' '), options)).toEqual(read);
});
