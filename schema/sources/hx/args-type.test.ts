import { describe, expect, test } from 'vitest';
import { parseArgsType } from './args-type.js';

describe('args_type', () => {
  test.each([
    ['f:F', 'str', false],
    ['d:B', 'str', false],
    ['s:s', 'str', false],
    ['s:S', 'str', false],
    ['i:i', 'int', false],
    ['l:l?', 'int', true],
    ['m:M', 'int', false],
    ['o:o?', 'int', true],
    ['t:T', 'number', false],
    ['b:b', 'bool', false],
    ['force:-f', 'bool', true],
    ['v:q', 'any', false],
  ])('%s is %s', (pair, type, optional) => {
    const name = pair.slice(0, pair.indexOf(':'));
    expect(parseArgsType(pair)).toEqual([{ name, type, optional, options: false }]);
  });

  test('O stands for options', () => {
    expect(parseArgsType('netdev:O')).toEqual([
      { name: 'netdev', type: null, optional: false, options: true },
    ]);
  });

  test.each(['x:/', 'x:.', 'x:z', 'x'])('%s says nothing of JSON, and why', (pair) => {
    expect(parseArgsType(pair)).toEqual([
      { name: 'x', type: null, optional: false, options: false, problem: expect.any(String) },
    ]);
  });

  test('lists of pairs keep their order; none is none', () => {
    expect(parseArgsType('a:s, b:i?,c:-c').map((a) => a.name)).toEqual(['a', 'b', 'c']);
    expect(parseArgsType('')).toEqual([]);
  });
});
