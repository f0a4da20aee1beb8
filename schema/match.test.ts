import { expect, test } from 'vitest';
import type { JsonValue } from './json.js';
import { departure, matches } from './match.js';

const cases: [pattern: JsonValue, right: JsonValue, wrong: JsonValue][] = [
  ['a', 'a', 'b'],
  [1, 1, 2],
  [null, null, false],
  [{ a: 1 }, { a: 1, b: 2 }, { b: 2 }],
  [{ a: { b: 1 } }, { a: { b: 1, c: 2 } }, { a: 1 }],
  [[1, { a: 1 }], [1, { a: 1, b: 2 }], [1]],
  [[], [], [1]],
  [{ $type: 'string' }, 'a', 1],
  [{ $type: 'integer' }, 1, 1.5],
  [{ $type: 'array' }, [], {}],
  [{ $matches: '^a+$' }, 'aa', 'ab'],
  [{ $atLeast: 2 }, 2, 1],
  [{ $atLeast: 2 }, 3, '3'],
  [{ $atMost: 2 }, 2, 3],
  [{ a: { $absent: true } }, { b: 1 }, { a: null }],
  [{ a: { $absent: false } }, { a: null }, {}],
  [{ $length: 2 }, [1, 2], [1]],
  [{ $length: 1 }, { a: 1 }, {}],
  [{ $oneOf: ['a', { b: 1 }] }, { b: 1, c: 2 }, 'c'],
  [{ $not: 'a' }, 'b', 'a'],
  [{ $has: { a: 1 } }, [{ a: 2 }, { a: 1, b: 1 }], [{ a: 2 }]],
  [{ $has: 1 }, [1], 1],
  [{ $lacks: { a: 1 } }, [{ a: 2 }], [{ a: 1 }]],
  [{ $lacks: 1 }, [], { 0: 1 }],
  [{ $exactly: { a: 1 } }, { a: 1 }, { a: 1, b: 2 }],
  [{ $length: 2, $has: 1 }, [1, 2], [2, 3]],
  [{ $length: 2, $has: 1 }, [2, 1], [1]],
  [{}, {}, []],
];

test.each(cases)('%j is matched by %j and not by %j', (pattern, right, wrong) => {
  expect(matches(pattern, right)).toBe(true);
  expect(matches(pattern, wrong)).toBe(false);
});

test('integers beyond 2^53 compare as numbers', () => {
  expect(matches(1, 1n)).toBe(true);
  expect(matches(2n ** 60n, 2n ** 60n + 1n)).toBe(false);
});

test('a matcher that does not exist matches nothing', () => {
  expect(matches({ $atLest: 1 }, 1)).toBe(false);
});

test('a departure tells where and what', () => {
  expect(departure({ a: [{ b: 'x' }] }, { a: [{ b: 'y' }] })).toEqual({
    path: 'a.0.b',
    expected: '"x"',
    actual: 'y',
  });
});
