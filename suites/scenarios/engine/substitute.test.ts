import { expect, test } from 'vitest';
import { DOLLAR, substitute } from './substitute.js';

const values = { name: 'disk', size: 512, more: { a: 1 }, list: ['x'] };

test.each([
  ['$name', 'disk'],
  ['$size', 512],
  ['$list', ['x']],
  ['$name.img', 'disk.img'],
  ['$name-$size', 'disk-512'],
  ['$unknown/$name', '$unknown/disk'],
  [
    { a: '$name', b: ['$size'] },
    { a: 'disk', b: [512] },
  ],
  [
    { b: 2, $also: '$more' },
    { b: 2, a: 1 },
  ],
  [{ b: 2, $also: {} }, { b: 2 }],
  [
    { b: 2, $also: '$unknown' },
    { b: 2, $also: '$unknown' },
  ],
  [{ $has: '$name' }, { $has: 'disk' }],
  ['$$name', '$$name'],
] as const)('%j becomes %j', (given, wanted) => {
  expect(substitute(given as never, values)).toEqual(wanted);
});

test('the last pass turns two dollar signs into one', () => {
  expect(substitute('$$name costs $size$$', { ...values, ...DOLLAR })).toBe('$name costs 512$');
});
