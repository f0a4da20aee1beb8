import fc from 'fast-check';
import { expect, it } from 'vitest';
import { baseNamePrefix, ownerOf } from './base-name.js';

it('tells whose a directory is', () => {
  const owner = fc.record({ pid: fc.nat(), start: fc.nat(), namespace: fc.nat() });
  fc.assert(
    fc.property(owner, (o) => {
      expect(ownerOf(`${baseNamePrefix(o)}aB3xYz`)).toEqual(o);
    }),
  );
});

it.each([
  'qmpspec-',
  'qmpspec-1.2-abcdef',
  'qmpspec-reference-A7uoPB',
  'other-1.2.3-abcdef',
  'qmpspec-1.2.3-',
])('%s is nobody’s', (name) => {
  expect(ownerOf(name)).toBeNull();
});
