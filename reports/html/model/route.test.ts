import { expect, test } from 'vitest';
import { hrefOf, parseRoute } from './route.js';

test.each(['', '#', '#/', '#/nowhere', '#/summary', '#x', '#/constructor'])('%j is the summary', (hash) => {
  expect(parseRoute(hash).view).toBe('summary');
});

test('whatever an id holds comes back from the address', () => {
  for (const id of ['a/b', 'a b&c=d#e?f', '"><script>', 'ü\u202e\n%', '+']) {
    const { view, params } = parseRoute(hrefOf('case', { id }));
    expect([view, params.get('id')]).toEqual(['case', id]);
  }
});

test('values that say nothing are left out', () => {
  expect(hrefOf('cases', { q: '', area: 'a' })).toBe('#/cases?area=a');
  expect(hrefOf('cases', { q: '' })).toBe('#/cases');
});
