import fc from 'fast-check';
import { expect, test } from 'vitest';
import { patternOf } from './pattern.js';

test.each([
  [['a/b/c'], 'a/b/c'],
  [['a/b/c', 'a/x/c', 'a/y/c'], 'a/*/c'],
  [['a/b/c', 'a/c'], 'a/**/c'],
  [['a/b', 'a/b/c'], 'a/b/**'],
  [['c/x/arg/a/alt/int', 'c/y/arg/a/b/alt/null'], 'c/*/arg/a/**/alt/*'],
  [['x/b', 'y/z/b'], '**/b'],
  [['a/b/c', 'x/y/z'], null],
  [['a', 'b/c'], null],
  [[], null],
])('%j are selected by %j', (ids, pattern) => {
  expect(patternOf(ids)).toBe(pattern);
});

/** The grammar of `--grep`, said once more: `*` one part, `**` any number. */
function matches(pattern: readonly string[], path: readonly string[]): boolean {
  const [head, ...rest] = pattern;
  if (head === undefined) return path.length === 0;
  if (head === '**') return path.some((_, i) => matches(rest, path.slice(i))) || matches(rest, []);
  return path.length > 0 && (head === '*' || head === path[0]) && matches(rest, path.slice(1));
}

test('every id of the group matches its pattern', () => {
  const id = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 5 }).map((p) => p.join('/'));
  fc.assert(
    fc.property(fc.array(id, { minLength: 1, maxLength: 6 }), (ids) => {
      const pattern = patternOf(ids);
      fc.pre(pattern !== null);
      for (const one of ids) expect(matches((pattern as string).split('/'), one.split('/')), one).toBe(true);
    }),
  );
});
