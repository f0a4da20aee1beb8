import { describe, expect, test } from 'vitest';
import type { TextEntityKind } from './entity.js';
import { returnedBy } from './returns.js';

const KINDS: Record<string, TextEntityKind> = { FooInfo: 'object', FooState: 'enum' };

function returned(text: string | null, ...examples: string[]) {
  const lines = examples.map((example, i) => ({ line: i + 1, text: example }));
  return returnedBy({ text, examples: lines, kindOf: (word) => KINDS[word] });
}

describe('return types from prose', () => {
  test.each([
    ['nothing on success', {}],
    ['If successful, nothing', {}],
    ['A FooInfo object for each', 'FooInfo'],
    ['a list with a FooInfo for each', ['FooInfo']],
    ['array of FooState', ['FooState']],
  ])('%s', (text, returns) => {
    expect(returned(text)).toEqual({ returns, because: null });
  });

  test('a type that the document does not define is unknown', () => {
    expect(returned('a BarInfo').returns).toBeNull();
  });

  test('an enum may be returned, but whoever calls it an object means another type', () => {
    expect(returned('FooState (on or off)').returns).toBe('FooState');
    expect(returned('a FooState object')).toMatchObject({
      returns: null,
      because: expect.stringContaining('an enum called object'),
    });
  });

  test('the example tells whether a list is meant', () => {
    expect(returned('FooInfo', '<- { "return": [ { "a": 1 } ] }')).toMatchObject({
      returns: ['FooInfo'],
      because: 'its example returns a list',
    });
    expect(returned('list of FooInfo', '<- {"return": {"a": 1}}').returns).toBe('FooInfo');
  });

  test('without words for it, the example tells built-in types only', () => {
    expect(returned(null, '<- { "return": {} }').returns).toEqual({});
    expect(returned(null, '<- { "return": 67108864 }').returns).toBe('int');
    expect(returned('data read', "<- { 'return': 'abc' }").returns).toBe('str');
    expect(returned(null, '<- { "return": [ "tpm-tis" ] }').returns).toEqual(['str']);
    expect(returned(null, '<- { "return": [', '"name": "a"').returns).toBeNull();
    expect(returned(null, '<- { "return": { "a": 1 } }').returns).toBeNull();
    expect(returned(null).returns).toBeNull();
  });

  test('examples that contradict each other tell nothing', () => {
    expect(returned(null, '{"return": {}}', '{"return": {"pty": "x"}}').returns).toBeNull();
    expect(returned(null, '{"return": 1}', '{"return": "x"}').returns).toBeNull();
  });
});
