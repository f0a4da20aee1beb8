import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Tail } from './process.js';

it('keeps the end of what came, whatever the pieces', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{0,40}$/)),
      fc.integer({ min: 1, max: 50 }),
      (pieces, limit) => {
        const tail = new Tail(limit);
        for (const piece of pieces) tail.push(Buffer.from(piece));
        expect(tail.text()).toBe(pieces.join('').slice(-limit));
      },
    ),
  );
});

it('can be read while more comes', () => {
  const tail = new Tail(4);
  tail.push(Buffer.from('abc'));
  expect(tail.text()).toBe('abc');
  tail.push(Buffer.from('def'));
  expect(tail.text()).toBe('cdef');
});
