import { expect, test } from 'vitest';
import { type Basis, levelOf, standsOn, strictest } from './basis.js';

test.each<[Basis, object, string]>([
  ['specification', {}, 'MUST'],
  ['schema', {}, 'MUST'],
  ['documentation', {}, 'MUST'],
  ['documentation', { detail: true }, 'SHOULD'],
  ['schema', { otherRelease: true }, 'SHOULD'],
  ['documentation', { otherRelease: true }, 'SHOULD'],
  ['documentation', { detail: true, otherRelease: true }, 'MAY'],
  ['convention', {}, 'MAY'],
])('%s %j is %s', (basis, circumstances, level) => {
  expect(levelOf(basis, circumstances)).toBe(level);
});

test('the strictest decides, the first of equals', () => {
  const must = standsOn('schema');
  expect(strictest([standsOn('convention'), must, standsOn('specification')])).toBe(must);
});
